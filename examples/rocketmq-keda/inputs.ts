/** What the article reads off consoles: its placeholders, as typed inputs. */
export interface Inputs {
  /** Region of the RocketMQ instance and of its Prometheus instance. */
  readonly region: string;
  /** HTTP API URL of the Prometheus instance 'Cloud Services-<region>'. */
  readonly prometheusEndpoint: string;
  /** Id of the RocketMQ 5.x instance. */
  readonly instanceId: string;
  readonly topic: string;
  readonly consumerGroup: string;
}

export const inputs: Inputs = {
  region: 'cn-beijing',
  prometheusEndpoint: 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/123456538168824185'
    + '/cloud-product-rocketmq/cn-beijing',
  instanceId: 'rmq-cn-uax3k7q9d01',
  topic: 'keda',
  consumerGroup: 'keda-consumer',
};
