import { Capability, EMPTY_SLOT } from 'backstage-readiness-core';
import { AdoptionContent } from './adoptionRow';
import {
  CauseContext,
  ChangeCause,
  documentCauses,
  entityCauses,
} from './causes';

/** A change of one capability. @internal */
export interface AdoptionChange {
  readonly capability: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly causes: readonly ChangeCause[];
}

/**
 * Which capabilities the entity has taken up, left, or come into or out of the scope of. A capability that is new, or
 * gone, is no change of the entity's doing; neither is being seen for the first time.
 * @internal
 */
export function compareAdoption(
  before: AdoptionContent | undefined,
  after: AdoptionContent,
  context: CauseContext,
): AdoptionChange[] {
  const { claimed, publication } = context;
  const { capabilities } = publication.documents;
  if (!claimed.last) {
    return [];
  }
  return publication.slots.capabilities.flatMap((name, slot) => {
    const from = letterAt(before, slot);
    const to = letterAt(after, slot);
    const capability = capabilities.find(item => item.name === name);
    const document = documentCauses(`capability:${name}`, context);
    const isOwn = document.length === 0 || (from !== null && to !== null);
    return from !== to && capability && isOwn
      ? [
          {
            capability: name,
            before: from,
            after: to,
            causes: causesOf(capability, { from, to, document }, context),
          },
        ]
      : [];
  });
}

function causesOf(
  { adoptedWhen }: Capability,
  change: {
    readonly from: string | null;
    readonly to: string | null;
    readonly document: readonly ChangeCause[];
  },
  context: CauseContext,
): ChangeCause[] {
  const { from, to, document } = change;
  if (from === null || to === null) {
    return [{ kind: 'scope' }];
  }
  const causes = [...document, ...entityCauses(context)];
  if (causes.length > 0) {
    return causes;
  }
  const factIds =
    adoptedWhen.kind === 'rule' ? adoptedWhen.rule.reads.factIds : [];
  return agedOnly(from, to) || factIds.length === 0
    ? [{ kind: 'time' }]
    : factIds.map((detail): ChangeCause => ({ kind: 'fact', detail }));
}

/** Time alone makes an answer stale or unknown. */
function agedOnly(from: string, to: string): boolean {
  const isStale = to !== to.toLocaleLowerCase('en-US');
  return isStale || (to === 'u' && from !== 'u');
}

function letterAt(
  content: AdoptionContent | undefined,
  slot: number,
): string | null {
  const letter = content?.statuses[slot] ?? EMPTY_SLOT;
  return letter === EMPTY_SLOT ? null : letter;
}
