import { Entity } from '@backstage/catalog-model';
import { boundedParts } from './boundedView';
import { RULE_LIMITS } from './limits';
import { RuleFault } from './ruleErrors';

const views = new WeakMap<Entity, unknown>();

/** The entity as a rule may see it, each part bounded by itself. @internal */
export function boundedEntity(entity: Entity): unknown {
  const known = views.get(entity);
  if (known) {
    return known;
  }
  // Relations have their own reader with its own bound, and large groups have thousands of them.
  const { relations: _, metadata, spec, ...rest } = entity;
  const view = {
    ...boundedParts(rest),
    metadata: boundedParts(metadata),
    ...(spec ? { spec: boundedParts(spec) } : {}),
  };
  views.set(entity, view);
  return view;
}

/** An annotation or a label, or an empty text. @internal */
export function ownText(
  texts: Record<string, string> | undefined,
  name: string,
): string {
  return texts && Object.hasOwn(texts, name) ? text(texts[name]) : '';
}

/** The address of the first link of a type, or with that word in its title, or an empty text. @internal */
export function linkOf({ metadata }: Entity, type: string): string {
  const links = metadata.links ?? [];
  const wanted = type.toLowerCase();
  const byType = links.find(link => link.type?.toLowerCase() === wanted);
  const byTitle = () =>
    links.find(
      link => !link.type && link.title?.toLowerCase().includes(wanted),
    );
  return text((byType ?? byTitle())?.url);
}

/** The refs at the other end of the relations of a type. @internal */
export function relationTargets(entity: Entity, type: string): string[] {
  const wanted = type.toLowerCase();
  const targets = (entity.relations ?? [])
    .filter(relation => relation.type.toLowerCase() === wanted)
    .map(relation => relation.targetRef);
  if (targets.length > RULE_LIMITS.listLength) {
    throw new RuleFault(
      `relations("${type}") holds ${targets.length} entities, a rule may look at ${RULE_LIMITS.listLength}`,
    );
  }
  return targets;
}

function text(value: unknown): string {
  if (typeof value !== 'string') {
    return '';
  }
  if (value.length > RULE_LIMITS.stringLength) {
    throw new RuleFault(
      `a text has more than ${RULE_LIMITS.stringLength} characters`,
    );
  }
  return value;
}
