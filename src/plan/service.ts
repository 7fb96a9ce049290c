import type { Leaf } from '../kubernetes/opaque';
import type { NamedPort } from '../signals/signal';
import { objectMetadata, type Metadata } from './metadata';
import type { PlannedObject } from '../kubernetes/planned-object';

/** The Service in front of the pods, with one named port. */
export function planService(
  metadata: Metadata, port: NamedPort, targetPort: string | number, annotations: Readonly<Record<string, Leaf>>,
): PlannedObject {
  return {
    id: 'Service',
    draft: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: objectMetadata(metadata, 'Service', { labels: metadata.selectorLabels, annotations }),
      spec: {
        type: 'ClusterIP',
        selector: metadata.selectorLabels,
        ports: [{ name: port.name, port: port.number, protocol: 'TCP', targetPort }],
      },
    },
  };
}
