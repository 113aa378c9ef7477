import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { templateRouteRef } from '../../routes';
import { SafeLink } from '../SafeLink';

/** The form of a template, its catalog page where the app has no scaffolder, or the URL that stands in its place. @internal */
export const TemplateLink = (props: {
  target: string;
  children: ReactNode;
}) => {
  const { target, children } = props;
  const templateRoute = useRouteRef(templateRouteRef);
  if (!target.startsWith('template:')) {
    return <SafeLink url={target}>{children}</SafeLink>;
  }
  const { namespace, name } = parseEntityRef(target, {
    defaultNamespace: 'default',
  });
  return templateRoute ? (
    <Link to={templateRoute({ namespace, templateName: name })}>
      {children}
    </Link>
  ) : (
    <EntityRefLink entityRef={target}>{children}</EntityRefLink>
  );
};
