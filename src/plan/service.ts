import { objectMetadata, type Metadata } from './metadata';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { NamedPort } from '../signals/signal';

/** A port of the Service, and the port of the container that it leads to. */
export interface ServicePort extends NamedPort {
  readonly targetPort: string | number;
}

/** The Service in front of the pods; all its ports are named. */
export function planService(metadata: Metadata, ports: readonly ServicePort[], annotations: Readonly<Record<string, Leaf>>): PlannedObject {
  return {
    id: 'Service',
    draft: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: objectMetadata(metadata, 'Service', { labels: metadata.selectorLabels, annotations }),
      spec: {
        type: 'ClusterIP',
        selector: metadata.selectorLabels,
        ports: ports.map(({ name, number, targetPort }) => ({ name, port: number, protocol: 'TCP', targetPort })),
      },
    },
  };
}
