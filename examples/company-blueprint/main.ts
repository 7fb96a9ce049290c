import { App, Chart } from 'cdk8s';
import { AcmeService } from './blueprint';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

new AcmeService(chart, 'Catalog', { image: 'catalog', version: '3.1.0', team: 'search', qpsPerPod: 40, maxReplicas: 30 });
new AcmeService(chart, 'Checkout', { image: 'checkout', version: '2.8.4', team: 'payments', qpsPerPod: 15, maxReplicas: 60 });

app.synth();
