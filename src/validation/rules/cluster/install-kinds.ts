export const HELM_RELEASE = 'HelmRelease.helm.toolkit.fluxcd.io';
export const APPLICATION = 'Application.argoproj.io';
/** What stands for a Helm release of Pulumi. */
export const PULUMI_RELEASE = 'Release.helm.sh';

/** The kinds that install charts. */
export const INSTALL_KINDS: readonly string[] = [HELM_RELEASE, APPLICATION, PULUMI_RELEASE];
