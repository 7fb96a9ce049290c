/** What the article leaves to the reader: its placeholders, as typed inputs. */
export interface Inputs {
  /** Project of the Log Service with the access logs of the gateway, in the region of the cluster. */
  readonly logProject: string;
  /** How and by whom it was confirmed that the console switch 'Compatible with NGINX Ingress' is on. */
  readonly nginxLogsConfirmedBy: string;
}

export const inputs: Inputs = {
  logProject: 'aliyun-product-data-1234567890123456-cn-hangzhou',
  nginxLogsConfirmedBy: 'switched on in the console, ticket OPS-42',
};
