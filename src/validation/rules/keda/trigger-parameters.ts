export { isFreeForm, mayHold, TRIGGER_TYPES, triggerType, type TriggerParameter, type TriggerType } from '../../../kubernetes/keda/trigger-parameters';
