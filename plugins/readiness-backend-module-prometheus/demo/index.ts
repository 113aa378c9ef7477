import { once } from 'events';
import {
  hasPrometheus,
  RealPrometheus,
} from '../src/__testUtils__/RealPrometheus';

const SLICE = 300_000;
/** For how long the metrics go on after the start. */
const WEEK_SECONDS = 7 * 86_400;

/** A Prometheus with the metrics of the services in `examples/prometheus`, until it is stopped. The argument is the port. */
async function main([port = '9090']: readonly string[]): Promise<void> {
  if (!hasPrometheus) {
    throw new Error(
      'There are no programs prometheus and promtool. Install the package prometheus (apt install prometheus, brew install prometheus), or name their folder in PROM_BIN.',
    );
  }
  const stopped = Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
  const prometheus = await RealPrometheus.start({
    port: Number(port),
    end: Math.floor(Date.now() / SLICE) * SLICE,
    beyondSeconds: WEEK_SECONDS,
  });
  process.stdout.write(
    `Prometheus with 35 days of metrics of six services: ${prometheus.url}\nStop it with Ctrl-C.\n`,
  );
  await stopped;
  await prometheus.stop();
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
