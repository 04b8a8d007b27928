//! The stable codes of messages, and the register of them all.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::{Message, Severity};

/// The stable code of a message, such as `E0101`: it never changes its meaning and is never given to another message.
///
/// The first letter tells the severity, the next digits the family:
///
/// | codes | family |
/// |---|---|
/// | `E00xx` `W10xx` | reading the source |
/// | `E01xx` | layout: items, clauses, quotes, brackets |
/// | `E02xx` | words |
/// | `E03xx` | numbers, dates and citations |
/// | `E04xx` `W14xx` | names |
/// | `E05xx` | types |
/// | `E06xx` `W16xx` | versions and time |
/// | `E07xx` `W17xx` | legal basis |
/// | `E08xx` `W18xx` | exemptions and guardrails |
/// | `E09xx` | examples |
/// | `E20xx` | the situation |
/// | `E30xx` | evaluation |
/// | `E40xx` | cases and their snapshots; the profile of a caseload; comparing and measuring rulebooks |
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Code(pub(crate) &'static str);

impl Code {
    /// The code as it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// How bad it is, told by the first letter.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self.0.as_bytes().first() {
            Some(b'W') => Severity::Warning,
            Some(b'N') => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// What the register says about it; `None` for a text that is no code.
    ///
    /// ```
    /// use hjemmel_diagnostic::Code;
    ///
    /// assert_eq!(Code::find("E0701").map(|info| info.name), Some("MissingCitation"));
    /// ```
    #[must_use]
    pub fn find(text: &str) -> Option<&'static CodeInfo> {
        all().iter().find(|info| info.code.0 == text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

/// One entry of the register.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// The name of its variant in [`Message`].
    pub name: &'static str,
    /// What it is about, in one English sentence.
    pub about: &'static str,
    /// The version of hjemmel that first had it.
    pub since: &'static str,
}

/// The register: every code, in the order of [`Message`].
#[must_use]
pub fn all() -> &'static [CodeInfo] {
    Message::REGISTER
}
