export { nearest } from '../../kubernetes/nearest';
