import { GateFormat } from '../formats/formatGate';

/** The options of `readiness gate`, as they are written. @internal */
export interface GateOptions {
  /** Name of the gate. */
  readonly gate: string;
  readonly entity?: string;
  readonly descriptor?: string;
  /** Of the entity, where the descriptor file describes several. */
  readonly name?: string;
  readonly url?: string;
  readonly portalUrl?: string;
  readonly tokenEnv?: string;
  readonly change?: string;
  readonly commit?: string;
  readonly pipelineUrl?: string;
  readonly environment?: string;
  /** URL of the incident. */
  readonly reliabilityFix?: string;
  readonly idempotencyKey?: string;
  readonly timeout?: string;
  readonly failOpen?: boolean;
  readonly failClosed?: boolean;
  readonly format: GateFormat;
}
