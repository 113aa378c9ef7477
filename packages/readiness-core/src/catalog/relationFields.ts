import {
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';

/**
 * A field of `spec` that names other entities, with the relation that it makes and the one in return.
 * @internal
 */
export interface RelationField {
  readonly field: string;
  readonly relation: string;
  readonly inReturn: string;
  /** The kind of a target that names none. */
  readonly defaultKind?: string;
}

const ownedBy = relationField('owner', 'Group', [
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
]);
const dependsOn = relationField('dependsOn', undefined, [
  RELATION_DEPENDS_ON,
  RELATION_DEPENDENCY_OF,
]);
const dependencyOf = relationField('dependencyOf', undefined, [
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
]);
const partOfSystem = partOf('system', 'System');

/**
 * The fields that the catalog turns into relations, by kind.
 * @internal
 */
export const RELATION_FIELDS: Readonly<
  Record<string, readonly RelationField[]>
> = {
  API: [ownedBy, partOfSystem],
  AiResource: [
    ownedBy,
    partOfSystem,
    { ...dependsOn, defaultKind: 'AiResource' },
    hasPart('skills', 'AiResource'),
    hasPart('plugins', 'AiResource'),
  ],
  Component: [
    ownedBy,
    partOf('subcomponentOf', 'Component'),
    relationField('providesApis', 'API', [
      RELATION_PROVIDES_API,
      RELATION_API_PROVIDED_BY,
    ]),
    relationField('consumesApis', 'API', [
      RELATION_CONSUMES_API,
      RELATION_API_CONSUMED_BY,
    ]),
    dependsOn,
    dependencyOf,
    partOfSystem,
  ],
  Domain: [ownedBy, partOf('subdomainOf', 'Domain')],
  Group: [
    relationField('parent', 'Group', [RELATION_CHILD_OF, RELATION_PARENT_OF]),
    relationField('children', 'Group', [RELATION_PARENT_OF, RELATION_CHILD_OF]),
    relationField('members', 'User', [RELATION_HAS_MEMBER, RELATION_MEMBER_OF]),
  ],
  Resource: [ownedBy, dependsOn, dependencyOf, partOfSystem],
  System: [ownedBy, partOf('domain', 'Domain')],
  Template: [ownedBy],
  User: [
    relationField('memberOf', 'Group', [
      RELATION_MEMBER_OF,
      RELATION_HAS_MEMBER,
    ]),
  ],
};

function partOf(field: string, defaultKind: string): RelationField {
  return relationField(field, defaultKind, [
    RELATION_PART_OF,
    RELATION_HAS_PART,
  ]);
}

function hasPart(field: string, defaultKind: string): RelationField {
  return relationField(field, defaultKind, [
    RELATION_HAS_PART,
    RELATION_PART_OF,
  ]);
}

function relationField(
  field: string,
  defaultKind: string | undefined,
  [relation, inReturn]: readonly [string, string],
): RelationField {
  return { field, relation, inReturn, defaultKind };
}
