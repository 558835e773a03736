/** Changes with every file. */
declare const VERSION: string;
/** The files without which there is no search, and what scripts must be (`sha384-…`): those of two versions do not mix. */
declare const NEEDED: Readonly<Record<string, string>>;
/** Files that some readers need; they are kept once someone has asked for them. */
declare const LATER: readonly string[];
/** The file that names the parts of many articles, a line each, and its proof: as it is fetched. Nothing if there are none. */
declare const PARTS: [path: string, proof: { integrity: string }];
