//! Circles and orders of small graphs.

use crate::checks::graph::{Graph, circles, cut, dependencies_first};

fn graph(edges: &[&[usize]]) -> Graph {
    edges.iter().map(|next| next.iter().copied().collect()).collect()
}

#[test]
fn circles_are_found_from_where_they_begin() {
    let found = circles(&graph(&[&[1], &[2], &[1, 3], &[3], &[0]]));
    assert_eq!(found.told, [vec![1, 2], vec![3]]);
    assert_eq!(found.closing, [(2, 1), (3, 3)]);
}

#[test]
fn two_ways_to_one_place_are_no_circle() {
    assert!(circles(&graph(&[&[1, 2], &[3], &[3], &[]])).closing.is_empty());
}

#[test]
fn without_the_closing_steps_there_is_no_circle() {
    let count = 40_usize;
    let all: Vec<usize> = (0..count).collect();
    let mut full = graph(&vec![all.as_slice(); count]);
    let found = circles(&full);
    assert_eq!(found.told.len(), 20);
    cut(&mut full, &found);
    assert!(circles(&full).closing.is_empty());
    assert_eq!(dependencies_first(&full).len(), count);
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let count = 200_000_usize;
    let mut chain: Graph = (1..=count).map(|next| [next].into()).collect();
    chain.push([0].into());
    let found = circles(&chain);
    assert_eq!(found.closing, [(count, 0)]);
    cut(&mut chain, &found);
    assert_eq!(dependencies_first(&chain).first(), Some(&count));
}

#[test]
fn dependencies_come_first_and_then_the_smallest() {
    assert_eq!(dependencies_first(&graph(&[&[3], &[], &[], &[2]])), [1, 2, 3, 0]);
}
