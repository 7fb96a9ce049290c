import { checkTexts } from '../../../src/validation/check/check-texts';

/** Rule and what it points at. */
function marks(text: string): readonly string[] {
  return checkTexts([{ name: 'a.yaml', text }]).findings.filter(({ severity }) => severity === 'error')
    .map(({ id, region }) => `${id} ${region?.text.slice(region.column - 1, region.endColumn - 1) ?? ''}`);
}

test.each<[string, string, readonly string[]]>([
  ['a field', 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}], sessionAfinity: None}\n', ['ADMIT001 sessionAfinity']],
  ['a field of a custom resource, and a parameter of its trigger', `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web}
spec:
  scaleTargetRef: {name: web}
  coolDownPeriod: 30
  triggers:
    - type: cron
      metadata: {timezone: Etc/UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: "3", desired: "3"}
`, ['ADMIT011 coolDownPeriod', 'KEDA002 desired']],
  ['an annotation', `apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: hello, annotations: {autoscaling.knative.dev/min-scale: "1"}}
spec:
  template:
    metadata: {annotations: {autoscaling.knative.dev/max-scales: "5"}}
    spec: {containers: [{image: registry.example.com/app}]}
`, ['KNATIVE001 autoscaling.knative.dev/min-scale', 'KNATIVE002 autoscaling.knative.dev/max-scales']],
  ['but at a value that is refused', 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}], sessionAffinity: none}\n', ['ADMIT004 none']],
])('where a key is not known, it is pointed at: %s', (_, text, expected) => expect(marks(text)).toEqual(expected));
