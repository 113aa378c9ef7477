import { JsonObject, JsonValue } from '@backstage/types';
import { boundedView } from './boundedView';
import { FactMissing, RuleFault } from './ruleErrors';

/** The fact that sums up all SLOs of an entity. @internal */
export const SLO_SUMMARY = 'slo.objectives';

/** The fact about one SLO of an entity. @internal */
export function sloFactId(name: string): string {
  return `slo/${name}`;
}

/** What a rule may ask about all SLOs of an entity. @internal */
export const SUMMARY_FIELDS = ['count', 'worst', 'met', 'budgetRemaining'];

/** What a rule may ask about one SLO. @internal */
export const OBJECTIVE_FIELDS = [
  'state',
  'met',
  'target',
  'budgetRemaining',
  'alert',
  'coverage',
];

const UNKNOWN_STATES: readonly JsonValue[] = ['no-data', 'stale', 'error'];
/** These hold whether or not the state of the SLO is known. */
const ALWAYS_KNOWN: readonly string[] = ['target', 'coverage'];

/**
 * What `slo(...)` returns to a rule: the value of its fact, of which what is not known is as missing as a missing fact. A
 * rule such as `slo("availability").state != "exhausted"` would otherwise be met by losing the data.
 */
abstract class SloReading {
  protected readonly value: JsonObject;
  readonly #factId: string;
  readonly #missing: string[];

  /** @param missing - takes the id of the fact when the rule asks for what it does not know */
  constructor(factId: string, value: JsonValue | undefined, missing: string[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new RuleFault(
        `the fact ${factId} does not hold the state of an SLO`,
      );
    }
    this.value = value as JsonObject;
    this.#factId = factId;
    this.#missing = missing;
  }

  protected known(field: string): unknown {
    const held = Object.hasOwn(this.value, field)
      ? this.value[field]
      : undefined;
    return held === undefined || held === null
      ? this.unknown()
      : boundedView(held);
  }

  protected unknown(): never {
    this.#missing.push(this.#factId);
    throw new FactMissing(this.#factId);
  }
}

/** All SLOs of an entity. @internal */
export class SloSummary extends SloReading {
  get count(): unknown {
    return this.known('count');
  }

  get worst(): unknown {
    return isUnknown(this.value.worst) ? this.unknown() : this.known('worst');
  }

  get met(): unknown {
    return this.known('met');
  }

  get budgetRemaining(): unknown {
    return this.known('budgetRemaining');
  }
}

/** One SLO of an entity. @internal */
export class SloObjectiveReading extends SloReading {
  get state(): unknown {
    return this.#read('state');
  }

  get met(): unknown {
    return this.#read('met');
  }

  get target(): unknown {
    return this.#read('target');
  }

  get budgetRemaining(): unknown {
    return this.#read('budgetRemaining');
  }

  /** Null says that no alert is due, which is known. */
  get alert(): unknown {
    return this.value.alert === null && !isUnknown(this.value.state)
      ? null
      : this.#read('alert');
  }

  get coverage(): unknown {
    return this.#read('coverage');
  }

  #read(field: string): unknown {
    return isUnknown(this.value.state) && !ALWAYS_KNOWN.includes(field)
      ? this.unknown()
      : this.known(field);
  }
}

/** A state that says nothing about the budget. A state that is missing says nothing either. */
function isUnknown(state: JsonValue | undefined): boolean {
  return state === undefined || UNKNOWN_STATES.includes(state);
}
