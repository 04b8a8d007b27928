//! From the admitted text back to the bytes of the file.

/// Which byte of the file an admitted byte comes from. The two differ after a byte-order mark, after line ends of two
/// characters, and after names whose accents were joined with their letters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct OffsetMap {
    /// Where the difference changes: admitted offset, offset in the file. Sorted by both.
    steps: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// From `admitted` on, bytes stand at `original` and after.
    pub(crate) fn step(&mut self, admitted: usize, original: usize) {
        self.steps.push((offset(admitted), offset(original)));
    }

    /// The offset in the file. Inside a piece that was replaced it never passes the piece's end.
    pub(crate) fn original(&self, admitted: u32) -> u32 {
        let next = self.steps.partition_point(|(a, _)| *a <= admitted);
        let Some((a, o)) = next.checked_sub(1).and_then(|last| self.steps.get(last)) else {
            return admitted;
        };
        let plain = o.saturating_add(admitted.saturating_sub(*a));
        self.steps.get(next).map_or(plain, |(_, limit)| plain.min(*limit))
    }
}

/// An offset as spans hold it. Sources are far smaller than four gigabytes.
pub(crate) fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// An offset as slices want it.
pub(crate) fn index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
