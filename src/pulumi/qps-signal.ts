import { mseGateway, type MseGatewaySpec } from '../signals/mse-gateway';
import type { Confirmation } from '../signals/precondition';
import type { Signal } from '../signals/signal';
import type { Inputs } from './inputs';

/** The caller's word for a fact that cannot be declared. */
export class Precondition {
  /** States that the precondition holds: how and by whom it was confirmed. */
  public static confirmed(confirmedBy: string): Confirmation {
    return { confirmedBy };
  }
}

/** A number that measures the demand that reaches a service. */
export class QpsSignal {
  /** Requests through an MSE cloud-native gateway, from its access logs in the Log Service. */
  public static mseGateway(args: Inputs<MseGatewaySpec>): Signal {
    return mseGateway(args);
  }
}
