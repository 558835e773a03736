/** What can be said to a build: the options of `npx kashaf build`, under the same names. */
export interface Settings {
  /** Files and folders of articles: .txt, .md, .html, .jsonl, .csv */
  paths: string | string[];
  /** The folder that is made, and replaced whole by the next build; `dist` if no other output is asked for. */
  out?: string;
  /** One HTML file with everything in it, which opens from a disk. */
  singleFile?: string;
  /** Only the WebAssembly module with the articles, for `define({ index })` and `use({ index })`. */
  module?: string;
  /** Puts a .br and a .gz beside each file, for hosts that send these. */
  compress?: boolean;
  /** `false` leaves out what keeps the search in the browser for when there is no net. */
  offline?: boolean;
  /** The language of page and element; that of most articles if it is not told. */
  lang?: string;
  /** The title of the page. */
  title?: string;
  /** A page of yours, to be the folder's index.html. */
  page?: string;
  /** Where the site of the HTML files is: `/`, `/docs/` or `https://example.org/`. */
  base?: string;
  /** The address of an article that is no page, such as `/articles/{id}.html`. */
  url?: string;
  /** Where the article is in an HTML page, as a selector; pages without it are passed over. */
  content?: string;
  /** What to leave out of HTML pages, as selectors. */
  exclude?: string[];
  /** Files and folders to pass over, as in a .gitignore. */
  ignore?: string[];
  /** Where a .csv or .jsonl file has a field: `{ title: "headline" }`. */
  columns?: Record<string, string>;
  /** The encoding of files that are not UTF-8, such as `windows-1256`. */
  encoding?: string;
  /** The largest file that is read: a number of bytes, or `"20MB"`. */
  maxSize?: number | string;
  /** Builds nothing if a file is at fault, instead of passing it over. */
  strict?: boolean;
  /** Hears what is being done; of `reading`, so many files of so many. */
  onProgress?: (stage: "reading" | "indexing" | "writing", done: number, all: number) => void;
}

/** What is the matter with a file, and what is to be done about it. */
export interface Fault {
  path: string;
  /** From 1, if it is one line. */
  line: number | null;
  fact: string;
  remedy: string;
}

/** A file that was written. */
export interface Written {
  path: string;
  bytes: number;
  /** What `integrity="…"` says of it. */
  integrity: string;
}

/** What came of a build. */
export interface Report {
  /** How many articles can be searched. */
  articles: number;
  /** Their languages, that of most first. */
  languages: string[];
  /** What could not be read. */
  faults: Fault[];
  /** What could, but may not have been meant so. */
  notes: Fault[];
  /** How many files were passed over, by their endings or by what they say. */
  passedOver: Record<string, number>;
  /** What was written into the folder. */
  files: Written[];
  singleFile: Written | null;
  /** The Content-Security-Policy of that page. */
  singleFilePolicy: string | null;
  module: Written | null;
}

/** Nothing was built; what was there before is as it was. */
export declare class BuildError extends Error {
  constructor(message: string, faults: Fault[]);
  /** The files at fault. */
  readonly faults: Fault[];
}

/**
 * Builds a search, as `npx kashaf build` does. The work is done before this returns, and nothing else meanwhile: a server
 * does it in a worker.
 *
 * @throws {BuildError} if nothing was built.
 * @throws {TypeError} if a setting cannot be meant.
 */
export declare function build(settings: Settings): Promise<Report>;
