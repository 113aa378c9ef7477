import { readinessPlugin } from '../../src/plugin';
import { serveProcess } from './serveProcess';

serveProcess([readinessPlugin]);
