export { TemplateLink } from './TemplateLink';
