import { CallError } from '../CallError';
import { formatGate } from '../formats/formatGate';
import { oneLine } from '../formats/words';
import { askGate } from '../gate/askGate';
import { createBackendFetch } from '../gate/createBackendFetch';
import { GateOptions } from '../gate/GateOptions';
import { readConnection } from '../gate/readConnection';
import { readGateRequest } from '../gate/readGateRequest';
import { GateOutcome } from '../gate/types';
import { ExitCode, Surroundings } from '../types';

/**
 * Asks a gate and writes its answer.
 *
 * @remarks
 * 0 when it allows or warns, 1 when it blocks, 2 when it could not decide. `--fail-open` makes 0 of an outage, and of nothing
 * else: a descriptor that cannot be read or a name that is wrong would otherwise open the gate to who breaks it.
 * `--fail-closed` makes 1 of everything that is not an answer.
 * @internal
 */
export async function runGate(
  options: GateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  if (options.failOpen && options.failClosed) {
    throw new CallError(
      '--fail-open and --fail-closed are both given; leave one of them out',
    );
  }
  const outcome = await decide(options, surroundings);
  surroundings.stdout(formatGate(outcome, options.format));
  return judge(outcome, options, surroundings);
}

async function decide(
  options: GateOptions,
  surroundings: Surroundings,
): Promise<GateOutcome> {
  const { gate } = options;
  try {
    const connection = readConnection(options, surroundings);
    const request = await readGateRequest(options, surroundings);
    const backend = createBackendFetch(connection, surroundings);
    try {
      return await askGate(gate, request, { ...backend, connection });
    } finally {
      await backend.close();
    }
  } catch (error) {
    if (error instanceof CallError) {
      const subject = options.entity ?? options.descriptor ?? '';
      return { kind: 'refused', gate, subject, reason: error.message };
    }
    throw error;
  }
}

function judge(
  outcome: GateOutcome,
  { failOpen, failClosed }: GateOptions,
  { stderr }: Surroundings,
): ExitCode {
  if (outcome.kind === 'decided') {
    return outcome.decision.answer === 'block' ? 1 : 0;
  }
  const { gate, kind, reason } = outcome;
  stderr(`The gate ${gate} could not decide: ${oneLine(reason)}\n`);
  if (failClosed) {
    stderr('It counts as blocked, because of --fail-closed\n');
    return 1;
  }
  if (failOpen && kind === 'outage') {
    stderr(
      `WARNING: NOBODY DECIDED. What comes next goes on without the gate ${gate}, because of --fail-open\n`,
    );
    return 0;
  }
  if (failOpen) {
    stderr(
      '--fail-open is for outages; mend the call, which is wrong or not permitted\n',
    );
  }
  return 2;
}
