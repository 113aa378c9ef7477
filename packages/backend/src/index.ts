import { createBackend } from '@backstage/backend-defaults';
import { sampleHistoryModule, sampleSourcesPlugin } from './sampleCompany';
import { samplePeopleModule } from './samplePeople';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(samplePeopleModule);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('backstage-plugin-readiness-backend'));
backend.add(import('backstage-plugin-readiness-backend-module-prometheus'));
backend.add(sampleHistoryModule);
backend.add(sampleSourcesPlugin);

backend.start();
