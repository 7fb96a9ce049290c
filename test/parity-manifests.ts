import { Chart, Duration, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import * as cdk8sLibrary from '../src';
import type { Library, Row, Seconds } from './parity-table';

const durations: Seconds = (key, seconds) => ({ [key]: Duration.seconds(seconds) });

/** What cdk8s synthesizes of a row of the table. */
export function manifestsOfCdk8s({ construct, args }: Row): readonly object[] {
  const chart = new Chart(Testing.app(), 'c');
  const Class = cdk8sLibrary[construct] as new (scope: Construct, id: string, props: object) => unknown;
  new Class(chart, 'Web', args(cdk8sLibrary as unknown as Library, durations));
  return Testing.synth(chart) as object[];
}
