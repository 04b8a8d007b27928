use super::{Entry, Folder};

#[test]
fn files_are_paired_by_name_in_order() {
    let folder = Folder::of(["b.json", "a.snap", "b.snap", "c.json", "c.snap.new", "notes.md", ".hidden.json"]);
    let entries: Vec<Entry<'_>> = folder.entries().collect();
    assert_eq!(
        entries,
        [
            Entry { name: "a", case: false, snapshot: true },
            Entry { name: "b", case: true, snapshot: true },
            Entry { name: "c", case: true, snapshot: false },
        ]
    );
    assert_eq!(folder.len(), 3);
    assert!(Folder::of(["notes.md"]).is_empty());
}

#[test]
fn a_renamed_case_is_found_among_those_without_a_snapshot() {
    let folder = Folder::of(["birthday-30.json", "birthday-25.json", "birthday-25.snap", "birthday30.snap"]);
    assert_eq!(folder.renamed("birthday30").as_deref(), Some("birthday-30"));
    assert_eq!(folder.renamed("something-else"), None);
}
