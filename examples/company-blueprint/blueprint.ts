// What a platform team publishes as a package of its own, on top of scalewright.
import { Construct } from 'constructs';
import { QpsAutoscaledService, QpsSignal, Severity, Validation, type IRule, type RuleProblem } from 'scalewright';

/** What a product team decides; everything else is decided for it. */
export interface AcmeServiceProps {
  /** Name of the image in the company's registry, such as `catalog`. */
  readonly image: string;
  /** A released version; `latest` is refused. */
  readonly version: string;
  /** The team that is called at night. */
  readonly team: string;
  /** Requests per second that one pod serves well; from the team's load test. */
  readonly qpsPerPod: number;
  /** Pods at the peak of the year. */
  readonly maxReplicas: number;
}

/** Every Deployment must name its team: the alert router reads the label. */
const teamLabel: IRule = {
  id: 'ACME001',
  name: 'no team on a Deployment',
  severity: Severity.ERROR,
  cause: 'the alert router reads the label acme.example/team of the Deployment, and without it nobody is called',
  fix: 'add the label acme.example/team',
  source: 'Acme platform handbook, chapter 4',
  kinds: ['Deployment'],
  check: (object: { [field: string]: any }): RuleProblem[] => (object.metadata?.labels?.['acme.example/team'] === undefined
    ? [{ path: 'metadata.labels', rule: 'must have the label acme.example/team' }]
    : []),
};

/** A service as Acme runs it: two pods at least, requests by Istio, registry, labels and limits as the handbook says. */
export class AcmeService extends Construct {
  /** The service underneath, with every emitted object. */
  public readonly service: QpsAutoscaledService;

  constructor(scope: Construct, id: string, props: AcmeServiceProps) {
    super(scope, id);
    if (props.version === 'latest') throw new Error('\'version\' must be a released version, got "latest"; name the one that was tested');
    Validation.of(this).addRules(teamLabel);
    this.service = new QpsAutoscaledService(this, 'Service', {
      image: `registry.acme.example/${props.image}:${props.version}`,
      signal: QpsSignal.istio({ serverAddress: 'http://prometheus.istio-system.svc:9090' }),
      targetQpsPerPod: props.qpsPerPod,
      minReplicas: 2,
      maxReplicas: props.maxReplicas,
      pod: {
        container: {
          requests: { cpu: '250m', memory: '256Mi' },
          limits: { memory: '512Mi' },
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
        },
      },
      metadata: { name: props.image, labels: { 'acme.example/team': props.team } },
    });
  }
}
