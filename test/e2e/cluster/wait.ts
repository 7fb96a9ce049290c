const INTERVAL_MS = 100;

/** Asks every 100 ms until the answer is not undefined. Throws after the timeout, telling what was waited for and what went wrong last. */
export async function waitFor<T>(what: string, probe: () => Promise<T | undefined>, timeoutSeconds = 60): Promise<T> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutSeconds} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
