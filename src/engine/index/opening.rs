//! Opening an index in steps, so that a page which opens a large one does not stop.

use super::IndexError;
use super::format::Sections;
use super::order::{Order, Ordering};
use super::reader::{Index, Statistics};
use super::skeletons::Skeletons;
use super::terms::Terms;
use super::unpack::Unpacking;
use crate::analysis::languages::{ARABIC, Languages};

/// An index that is being opened.
///
/// ```
/// # use kashaf_engine::index::{Opening, build};
/// let bytes = build(&[])?;
/// let mut opening = Opening::new(&bytes)?;
/// while opening.step()? {}
/// assert_eq!(opening.finish()?.documents(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Opening<'a> {
    sections: Sections<'a>,
    languages: Languages,
    statistics: Statistics,
    /// Until the terms are there.
    unpacking: Option<Unpacking<'a>>,
    terms: Option<Terms>,
    skeletons: Skeletons,
    /// Only if lists are in chunks.
    ordering: Option<Ordering>,
}

const TERMS: IndexError = IndexError::Malformed { section: "terms" };

impl<'a> Opening<'a> {
    /// Checks `bytes` and begins to read them as an index.
    ///
    /// # Errors
    /// [`IndexError`] names the fault.
    pub fn new(bytes: &'a [u8]) -> Result<Self, IndexError> {
        let sections = Sections::open(bytes)?;
        let languages = super::reader::languages(sections.get("langs")?)?;
        let statistics = Statistics::read(sections.get("stats")?);
        let statistics = statistics.ok_or(IndexError::Malformed { section: "stats" })?;
        let unpacking = Unpacking::new(sections.get("terms")?, statistics.page).ok_or(TERMS)?;
        Ok(Opening {
            languages,
            statistics,
            unpacking: Some(unpacking),
            terms: None,
            skeletons: Skeletons::default(),
            ordering: sections.get("docs").is_err().then(Ordering::default),
            sections,
        })
    }

    /// Does a part of the work, a few milliseconds of it; whether there is more to do.
    ///
    /// # Errors
    /// [`IndexError`] names the fault.
    pub fn step(&mut self) -> Result<bool, IndexError> {
        if let Some(terms) = &self.terms {
            // Skeletons are those of Arabic stems, even if Persian ones are written alike.
            let arabic = self.languages.all().iter().any(|language| language.tag == ARABIC);
            return Ok(arabic && self.skeletons.step(terms)
                || self.ordering.as_mut().is_some_and(|ordering| ordering.step(terms)));
        }
        if let Some(unpacking) = &mut self.unpacking
            && unpacking.step().ok_or(TERMS)?
        {
            return Ok(true);
        }
        let terms = self.unpacking.take().and_then(Unpacking::finish);
        self.terms = Some(terms.filter(|terms| terms.len() == self.statistics.terms).ok_or(TERMS)?);
        Ok(true)
    }

    /// The terms, and which of them are kin, after the steps that are left.
    ///
    /// # Errors
    /// [`IndexError`] names the fault.
    pub(super) fn kin(mut self) -> Result<(Terms, Ordering), IndexError> {
        let mut ordering = self.ordering.take().unwrap_or_default();
        while self.step()? {}
        let terms = self.terms.ok_or(TERMS)?;
        while ordering.step(&terms) {}
        Ok((terms, ordering))
    }

    /// The index, after the steps that are left.
    ///
    /// # Errors
    /// [`IndexError`] names the fault; bytes that open give right answers.
    pub fn finish(mut self) -> Result<Index<'a>, IndexError> {
        while self.step()? {}
        let terms = self.terms.ok_or(TERMS)?;
        let order = self.ordering.map(|ordering| Order::new(&ordering, &terms));
        let read = Index::read(&self.sections, self.languages, self.statistics, terms, self.skeletons, order);
        read.map_err(|section| match self.sections.get(section) {
            Ok(_) => IndexError::Malformed { section },
            Err(missing) => missing,
        })
    }
}
