import { DocumentsView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { categoryWords } from '../../words/categoryWords';
import { SectionTitle } from '../SectionTitle';
import { DocumentFacts } from './DocumentFacts';

/** One capability as it is published. @internal */
export const CapabilityDocument = (props: {
  capability: DocumentsView['capabilities'][number];
}) => {
  const { title, description, owner, lifecycle, file } = props.capability;
  return (
    <section>
      <SectionTitle rank="h4">{title}</SectionTitle>
      {description && <Typography variant="body2">{description}</Typography>}
      <DocumentFacts
        owner={owner}
        file={file}
        facts={lifecycle ? [categoryWords(lifecycle)] : []}
      />
    </section>
  );
};
