use super::Snapshot;
use hjemmel::diagnostic::SnapshotFault;

#[test]
fn what_is_written_is_read_back() {
    let snapshot = Snapshot::new(Some("tests/cases.rs"), "A title\n\n  fact: yes\n\n");
    assert_eq!(snapshot.to_text(), "---\nsource: tests/cases.rs\n---\nA title\n\n  fact: yes\n");
    assert_eq!(Snapshot::read(snapshot.to_text().as_bytes()), Ok(snapshot));
    assert_eq!(Snapshot::new(None, "x").source(), "hjemmel test");
}

#[test]
fn whatever_insta_puts_into_a_head_is_read() {
    let text = "---\r\nsource: tests/cases.rs\r\nassertion_line: 12\r\ndescription: \"a: b\"\r\ninfo:\r\n  key: value\r\n  - \
                item\r\nexpression: body\r\ninput_file: a.json\r\nsnapshot_kind: text\r\n---\r\nA title\r\n\r\n---\r\nrest\r\n";
    let snapshot = Snapshot::read(text.as_bytes()).unwrap();
    assert_eq!(snapshot.source(), "tests/cases.rs");
    assert_eq!(snapshot.body(), "A title\n\n---\nrest");
    let bare = Snapshot::read(b"---\n---\nbody").unwrap();
    assert_eq!((bare.source(), bare.body()), ("hjemmel test", "body"));
}

#[test]
fn nonsense_is_told_by_what_is_wrong_with_it() {
    use SnapshotFault::{Binary, HeadLine, HeadWithoutEnd, MergeMarks, NoHead, NotUtf8};
    for (bytes, fault) in [
        (&b""[..], NoHead),
        (b"A title\n", NoHead),
        (b"---\nsource: x\nbody\n", HeadLine(3)),
        (b"---\nsource: x\n", HeadWithoutEnd),
        (b"---\nsource: x\nthe deadline is: wrong\n---\n", HeadLine(3)),
        (b"---\nsnapshot_kind: binary\n---\n", Binary),
        (b"---\nsource: x\n---\na\n<<<<<<< ours\n", MergeMarks(5)),
        (b"---\n\xe6\n---\n", NotUtf8),
    ] {
        assert_eq!(Snapshot::read(bytes), Err(fault), "{}", String::from_utf8_lossy(bytes));
    }
}
