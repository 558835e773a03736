// What a language says. To add one: a file with all of this in it, and its name in `FILES` of ../languages.js.

/**
 * @typedef {object} Language
 * @property {string} locale For plurals, numbers and dates. It names its digits and its calendar, because
 *   browsers' defaults for Arabic differ (1,234 here, ١٬٢٣٤ there).
 * @property {string} landmark
 * @property {string} label
 * @property {string} placeholder
 * @property {string} clear
 * @property {string} examples
 * @property {string} loading
 * @property {string} results
 * @property {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} count `{}`: the number. A form for
 *   every category of the language, and `zero` in any.
 * @property {string} more
 * @property {string} mostWords
 * @property {string} cut Not all of the query was looked for.
 * @property {string} missing
 * @property {Partial<Record<import('../pkg/kashaf.js').MatchKind, string>>} kinds Said of a hit that has not the
 *   very words: why it is shown all the same.
 * @property {string} instead `{}`: the word that is shown, then the one that was typed.
 * @property {string} offers
 * @property {string} comma
 * @property {string} nothing `{}`: the query.
 * @property {string[]} advice
 * @property {string} noWords
 * @property {string} error
 * @property {string} incomplete Said beside what can be shown without them.
 * @property {string} retry
 * @property {string} back
 * @property {string} open Of the button that opens a modal search.
 * @property {string} close
 * @property {string} completions Names the ways in which the typed word may go on.
 * @property {string} recents Names what was searched for before.
 * @property {string} forget Empties that list.
 * @property {string} articles Names the articles found, beside completions.
 * @property {string} all `{}`: the query. Leads to a page with all results.
 * @property {string} previousMatch
 * @property {string} nextMatch
 * @property {string} place `{}`: the number of the marked word in view, then of how many.
 * @property {string} related
 * @property {string} gone The address names an article that is not there.
 * @property {string} filter Of the button that shows what results can be narrowed to.
 * @property {string} unfilter Takes all of that back.
 * @property {string} nothingLeft Nothing is left of the results.
 * @property {string} moreValues Shows less frequent names of a kind.
 * @property {Record<import('../pkg/kashaf.js').FacetKind | "date", string>} facets
 * @property {string} from Of the first date.
 * @property {string} to Of the last.
 * @property {string} anyTime In the place of either.
 * @property {string} sort
 * @property {Record<NonNullable<import('../pkg/kashaf.js').SearchOptions["sort"]>, string>} sorts
 * @property {{ move: string, open: string, close: string }} keys What ↑↓, Enter and Escape do.
 */

export {};
