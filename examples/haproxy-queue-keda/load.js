// The load of the article: up to 100 users for 2 minutes, then up to 200 for 5. Run with: k6 run -e HOST=http://… load.js
import http from 'k6/http';

export const options = {
  stages: [
    { duration: '30s', target: 100 },
    { duration: '2m', target: 100 },
    { duration: '30s', target: 200 },
    { duration: '5m', target: 200 },
  ],
};

export default function load() {
  http.get(`${__ENV.HOST}/delay/5`);
}
