import { EvaluationWorker } from '../../src/evaluation/EvaluationWorker';

/** As in the plugin: while one waits for the database, the other evaluates. */
const WORKERS = 2;

/** Works the queue until it is empty. @internal */
export async function drain(worker: EvaluationWorker): Promise<void> {
  const work = async () => {
    let round = await worker.runOnce();
    while (round.result !== 'idle') {
      round = await worker.runOnce();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}
