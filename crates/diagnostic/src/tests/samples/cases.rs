//! Samples of what is said about cases and their snapshots.

use super::s;
use crate::Message::*;
use crate::{DateFault, Message, SnapshotFault, TypeWord};

pub(super) fn cases() -> Vec<Message> {
    let wrong = |key, expected, found| CaseKeyOfWrongType { key: s(key), expected, found };
    vec![
        NotACase { line: 4, column: 7, detail: s("expected `,` or `}`") },
        UnknownCaseKey { key: s("facts") },
        MissingCaseKey { key: s("title") },
        MissingCaseKey { key: s("as_of") },
        MissingCaseKey { key: s("situation") },
        wrong("title", TypeWord::Text, TypeWord::Number),
        wrong("as_of", TypeWord::Date, TypeWord::Null),
        wrong("proposals", TypeWord::List, TypeWord::Text),
        wrong("proposals[1]", TypeWord::Text, TypeWord::Number),
        wrong("situation", TypeWord::Object, TypeWord::List),
        BadCaseDate { key: s("as_of"), text: s("2024-02-30"), why: DateFault::NoSuchDay },
        CaseChanged { lost: 1, gained: 2 },
        SnapshotMissing,
        SnapshotWithoutCase { case: s("thirtieth-birthday.json") },
        SnapshotUnreadable { why: SnapshotFault::NoHead },
        SnapshotUnreadable { why: SnapshotFault::HeadWithoutEnd },
        SnapshotUnreadable { why: SnapshotFault::HeadLine(2) },
        SnapshotUnreadable { why: SnapshotFault::Binary },
        SnapshotUnreadable { why: SnapshotFault::MergeMarks(31) },
        SnapshotUnreadable { why: SnapshotFault::NotUtf8 },
        UnwritableFile { path: s("cases/thirtieth-birthday.snap"), why: s("permission denied") },
    ]
}
