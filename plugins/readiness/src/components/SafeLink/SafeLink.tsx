import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';
import { isSafeUrl } from '../../words/isSafeUrl';

/** A link that a descriptor or document named; plain text where its scheme could run code. @internal */
export const SafeLink = (props: { url: string; children: ReactNode }) => {
  const { url, children } = props;
  return isSafeUrl(url) ? <Link to={url}>{children}</Link> : <>{children}</>;
};
