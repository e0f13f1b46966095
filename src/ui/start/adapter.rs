//! Owns which graphics adapter draws the window.
//! Must not know wgpu: it is handed what is to be known of each adapter.

/// What kind of adapter it is, the best one first: the one that saves power, and software last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Integrated,
    Discrete,
    Virtual,
    Other,
    Software,
}

/// An adapter.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) backend: String,
    pub(super) kind: Kind,
    /// Whether it goes through OpenGL rather than what came after it.
    pub(super) old: bool,
    /// Whether it can draw to this window at all. Some adapters of virtual machines cannot, and choosing one is a crash.
    pub(super) can_show: bool,
}

/// The place of the adapter to use.
pub(super) fn choose(candidates: &[Candidate]) -> Result<usize, String> {
    let able = candidates.iter().enumerate().filter(|(_, candidate)| candidate.can_show);
    let best = able.min_by_key(|(index, candidate)| (candidate.kind, candidate.old, *index));
    best.map(|(index, _)| index).ok_or_else(|| found(candidates))
}

/// What was found, for the message.
pub(super) fn found(candidates: &[Candidate]) -> String {
    if candidates.is_empty() {
        return "no graphics adapter".to_owned();
    }
    let list = candidates.iter().map(|candidate| format!("{} ({})", candidate.name, candidate.backend));
    format!("{}, none of which can draw to a window", list.collect::<Vec<_>>().join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(name: &str, kind: Kind, can_show: bool) -> Candidate {
        Candidate { name: name.to_owned(), backend: "Vulkan".to_owned(), kind, old: false, can_show }
    }

    #[test]
    fn an_adapter_that_cannot_show_is_never_chosen() {
        let candidates = [candidate("Virtual", Kind::Discrete, false), candidate("Software", Kind::Software, true)];
        assert_eq!(choose(&candidates), Ok(1));
    }

    #[test]
    fn the_one_that_saves_power_comes_first_and_software_last() {
        let kinds = [Kind::Software, Kind::Discrete, Kind::Integrated];
        assert_eq!(choose(&kinds.map(|kind| candidate("any", kind, true))), Ok(2));
    }

    #[test]
    fn opengl_comes_after_its_successors() {
        let software = candidate("llvmpipe", Kind::Software, true);
        let old = Candidate { old: true, ..software.clone() };
        assert_eq!(choose(&[old, software]), Ok(1));
    }

    #[test]
    fn the_refusal_names_what_was_found() {
        let refusal = choose(&[candidate("Basic Display", Kind::Other, false)]);
        assert_eq!(refusal, Err("Basic Display (Vulkan), none of which can draw to a window".to_owned()));
        assert_eq!(choose(&[]), Err("no graphics adapter".to_owned()));
    }
}
