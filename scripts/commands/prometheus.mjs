// Starts a Prometheus that is filled with the metrics of the services in examples/prometheus.

import { join } from 'node:path';
import { rootDir } from '../lib/paths.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runProgram } from '../lib/runProgram.mjs';

const cwd = join(rootDir, 'plugins', 'readiness-backend-module-prometheus');

await runCommand(args => runProgram('yarn', ['run', 'demo', ...args], { cwd }));
