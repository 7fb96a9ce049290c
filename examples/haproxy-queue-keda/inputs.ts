/** What the article does not print, as typed inputs. */
export interface Inputs {
  /** Image of the application; its path `/delay/5` answers after five seconds. */
  readonly image: string;
  /** Waiting requests that one pod is worth. */
  readonly queuePerPod: number;
  readonly maxReplicas: number;
}

export const inputs: Inputs = {
  image: 'registry.example.com/delay:1.0',
  queuePerPod: 20,
  maxReplicas: 10,
};
