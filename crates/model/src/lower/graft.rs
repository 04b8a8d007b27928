//! Single expressions, put behind the nodes of a plan that is there already.

use super::Nodes;
use crate::model::{Expression, Query, Timing};
use hjemmel_engine::ids::NodeId;
use hjemmel_engine::plan::{self, Node, Plan};

/// New nodes for a plan whose old ones stay as they are.
#[derive(Debug)]
pub struct Graft {
    nodes: Nodes,
}

impl Graft {
    /// Begins behind the nodes of a plan.
    #[must_use]
    pub fn behind(plan: &Plan) -> Self {
        Self { nodes: Nodes::behind(plan.nodes.len()) }
    }

    /// Adds a node.
    pub fn node(&mut self, node: Node) -> NodeId {
        self.nodes.add(node)
    }

    /// Adds an expression.
    pub fn expression(&mut self, expression: &Expression) -> NodeId {
        self.nodes.expression(expression)
    }

    /// Adds the expressions of a query.
    pub fn query(&mut self, query: &Query) -> plan::Query {
        self.nodes.query(query)
    }

    /// Adds the expressions of a timing.
    pub fn timing(&mut self, timing: &Timing) -> plan::Timing {
        self.nodes.timing(timing)
    }

    /// The new nodes, to be put behind those of the plan.
    #[must_use]
    pub fn into_nodes(self) -> Vec<Node> {
        self.nodes.into_nodes()
    }
}
