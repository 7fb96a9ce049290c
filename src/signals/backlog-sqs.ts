import { type Backlog, checkFilled, checkNoCredentials, isSupplied, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec, shownAddress } from './backlog';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A queue of Amazon SQS. Upstream: KEDA 2.20 aws_sqs_queue_scaler.go. */
export interface SqsSpec extends NativeBacklogSpec {
  /** URL of the queue, `https://sqs.<region>.amazonaws.com/<account>/<name>`, or its bare name. @default - from `fromEnv.queueURL` */
  readonly queueUrl?: Leaf;
  /** @default - the one in the URL of the queue */
  readonly awsRegion?: Leaf;
  /** Whether messages that a consumer holds count. @default true (of KEDA) */
  readonly scaleOnInFlight?: boolean;
  /** Whether delayed messages count. @default false (of KEDA) */
  readonly scaleOnDelayed?: boolean;
  /** Endpoint in place of the region's own. @default - the region's */
  readonly awsEndpoint?: Leaf;
  /** `operator` uses the identity of KEDA's operator, without `auth`. @default 'pod' (of KEDA) */
  readonly identityOwner?: 'pod' | 'operator';
}

const KEYS: KeysOf<SqsSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  queueUrl: aLeaf,
  awsRegion: aLeaf,
  scaleOnInFlight: aFlag,
  scaleOnDelayed: aFlag,
  awsEndpoint: aLeaf,
  identityOwner: oneOf('pod', 'operator'),
};

/** The counts of SQS are approximate, and settle within a minute. */
const LAG_SECONDS = 60;

/** Messages of an Amazon SQS queue. */
export function sqs(given: SqsSpec): Backlog {
  return backlogFrom('sqs', given, KEYS, makeSqs);
}

function makeSqs(spec: SqsSpec): Backlog {
  const region = spec.awsRegion ?? regionOf(spec.queueUrl);
  return nativeBacklog({
    source: 'sqs',
    unit: 'messages',
    lagSeconds: LAG_SECONDS,
    wholeNumbers: true,
    type: 'aws-sqs-queue',
    metadata: (target, activation) => ({
      queueURL: spec.queueUrl,
      awsRegion: region,
      queueLength: target,
      activationQueueLength: activation,
      scaleOnInFlight: spec.scaleOnInFlight,
      scaleOnDelayed: spec.scaleOnDelayed,
      awsEndpoint: spec.awsEndpoint,
      identityOwner: spec.identityOwner,
    }),
    options: spec,
    problems: sqsProblems(spec, region),
  });
}

function regionOf(queueUrl: Leaf | undefined): string | undefined {
  return typeof queueUrl === 'string' ? /^https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//.exec(queueUrl)?.[1] : undefined;
}

function sqsProblems(spec: SqsSpec, region: Leaf | undefined): Problems {
  const problems = new Problems();
  const { queueUrl, auth } = spec;
  problems.check((queueUrl === undefined) === (spec.fromEnv?.queueURL !== undefined), 'queueUrl', "or 'fromEnv.queueURL' must be given, not both");
  checkFilled(problems, 'queueUrl', queueUrl);
  if (checkNoCredentials(problems, 'queueUrl', queueUrl, 'queueURL')) {
    problems.check(typeof queueUrl !== 'string' || !queueUrl.includes('/') || /^https?:\/\/[^/]+\/[^/]+\/[^/?#]+$/.test(queueUrl), 'queueUrl',
      'must be a URL with the path /<account>/<name>, or a bare name', shownAddress(queueUrl));
  }
  problems.check(region !== undefined || isSupplied(spec, 'awsRegion'), 'awsRegion', 'is required where the URL of the queue does not name it');
  const own = regionOf(queueUrl);
  problems.check(own === undefined || typeof spec.awsRegion !== 'string' || own === spec.awsRegion, 'awsRegion',
    `must be the region of the queue (${own})`, spec.awsRegion);
  const proven = spec.identityOwner === 'operator' || auth?.podIdentity !== undefined || isSupplied(spec, 'awsRoleArn')
    || isSupplied(spec, 'awsAccessKeyID');
  problems.check(proven, 'auth', "must give a pod identity, or 'awsAccessKeyID' and 'awsSecretAccessKey', unless 'identityOwner' is operator");
  problems.check(!isSupplied(spec, 'awsAccessKeyID') || isSupplied(spec, 'awsSecretAccessKey'), 'auth.secrets.awsSecretAccessKey',
    "is required with 'awsAccessKeyID'");
  return problems;
}
