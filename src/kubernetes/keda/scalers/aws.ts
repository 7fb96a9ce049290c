import type { ScalerConfig, ScalerProblem } from './scaler';

/** Why KEDA cannot authenticate to AWS; undefined if it can try (KEDA 2.20 `pkg/scalers/aws/aws_common.go`, GetAwsAuthorization). */
export function awsFault({ podIdentity, metadata, authParams, env }: ScalerConfig): ScalerProblem | undefined {
  if (podIdentity.provider === 'aws') return undefined;
  const owner = metadata.identityOwner ?? '';
  if (owner !== '' && owner !== 'pod') return undefined;
  if (given(authParams.awsRoleArn)) return undefined;
  if (given(authParams.awsAccessKeyID) || given(authParams.awsAccessKeyId)) {
    return given(authParams.awsSecretAccessKey) ? undefined : missing('awsSecretAccessKey');
  }
  if (!given(metadata.awsAccessKeyID) && !given(env[metadata.awsAccessKeyIDFromEnv ?? ''])) return missing('awsAccessKeyID');
  return given(env[metadata.awsSecretAccessKeyFromEnv ?? '']) ? undefined : missing('awsSecretAccessKey');
}

function given(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}

function missing(name: string): ScalerProblem {
  return { path: 'authenticationRef', rule: `must give ${name}, awsRoleArn or a podIdentity, unless the metadata has identityOwner: operator` };
}
