import { describeValue } from '../../../documents/readers';
import { childOrEmpty, Decoded } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { checkDnsLabel, checkLength, requireField } from './textRules';

/** Checks the metadata of one version. @internal */
export type MetadataRule = (parent: Decoded, found: ObjectFindings) => void;

const DISPLAY_NAME_LENGTH = 63;
const LABEL_KEY = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const ANNOTATION_KEY_LENGTH = /^(.{0,253}\/)?.{0,63}$/u;
const ANNOTATION_KEY =
  /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*\/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const LABEL_VALUE = /^([a-z0-9]([-._a-z0-9]{0,61}[a-z0-9])?)?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LONGEST_PREFIX = 253;
const LONGEST_NAME = 63;

const KEY_FORM =
  'a key has letters, digits, "-", "_" and ".", at most 63 of them, and begins and ends with a letter or digit';

function checkName(
  parent: Decoded,
  found: ObjectFindings,
): Decoded | undefined {
  const metadata = requireField(
    parent,
    'metadata',
    'write metadata: { name: web-availability }',
    found,
  );
  if (metadata) {
    const right = 'write a name, such as web-availability';
    checkDnsLabel(requireField(metadata, 'name', right, found), found);
  }
  return metadata;
}

/** @internal */
export const checkV1alphaMetadata: MetadataRule = (parent, found) => {
  const metadata = checkName(parent, found);
  if (metadata) {
    checkDisplayName(metadata, found);
  }
};

/** @internal */
export const checkV1Metadata: MetadataRule = (parent, found) => {
  const metadata = checkName(parent, found);
  if (!metadata) {
    return;
  }
  checkDisplayName(metadata, found);
  for (const [key, at] of childOrEmpty(metadata, 'labels').fields) {
    checkKey(key, LABEL_KEY.test(key), at, found);
  }
  for (const [key, at] of childOrEmpty(metadata, 'annotations').fields) {
    const right = ANNOTATION_KEY_LENGTH.test(key) && ANNOTATION_KEY.test(key);
    checkKey(key, right, at, found, ', after a domain and "/" if need be');
  }
};

/** @internal */
export const checkV2alphaMetadata: MetadataRule = (parent, found) => {
  const metadata = checkName(parent, found);
  if (!metadata) {
    return;
  }
  for (const [key, at] of childOrEmpty(metadata, 'labels').fields) {
    checkQualifiedName(key, at, found);
    if (typeof at.value === 'string' && !LABEL_VALUE.test(at.value)) {
      found.error(
        at,
        'string_match_regexp',
        `is ${describeValue(
          at.value,
        )}; a label has lower-case letters, digits, "-", "_" and "." only, at most 63 of them`,
      );
    }
  }
  for (const [key, at] of childOrEmpty(metadata, 'annotations').fields) {
    checkQualifiedName(key, at, found);
  }
};

function checkDisplayName(metadata: Decoded, found: ObjectFindings): void {
  checkLength(metadata.fields.get('displayName'), DISPLAY_NAME_LENGTH, found);
}

function checkKey(
  key: string,
  right: boolean,
  at: Decoded,
  found: ObjectFindings,
  more: string = '',
): void {
  if (!right) {
    found.error(
      at,
      'string_match_regexp',
      `has the key ${describeValue(key)}; ${KEY_FORM}${more}`,
    );
  }
}

/** A qualified name by the rules of Kubernetes; lengths are bytes, the whole is counted in characters. */
function checkQualifiedName(
  key: string,
  at: Decoded,
  found: ObjectFindings,
): void {
  const code = 'string_kubernetes_qualified_name';
  const { length } = [...key];
  const tooLong = length < 1 || length > LONGEST_PREFIX + 1 + LONGEST_NAME;
  if (tooLong || !isQualifiedName(key)) {
    found.error(
      at,
      tooLong ? `${code}:string_length` : code,
      `has the key ${describeValue(
        key,
      )}; ${KEY_FORM}, after a domain and "/" if need be`,
    );
  }
}

function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  return (
    parts.length <= 2 &&
    QUALIFIED_NAME.test(name) &&
    name.length <= LONGEST_NAME &&
    (prefix === undefined ||
      (SUBDOMAIN.test(prefix) && prefix.length <= LONGEST_PREFIX))
  );
}
