/** How often each mutant was run, by its id. */
export type Hits = Readonly<Record<string, number>>;

/** What the runner tells the environment of the next test file, and what it learns from it: both run in one process. */
export const switchboard: { mutant?: { readonly id: string; readonly hitLimit: number } | undefined; hits: Hits } = { hits: {} };
