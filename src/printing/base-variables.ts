import type { ContextVariable } from '../inventory/context/context-variables.ts';

/** The variables that every report has: what `baseContext` and `pageContext` give. */
export const baseVariables: readonly ContextVariable[] = [
  { path: 'base_url', type: 'text', description: "The server's address, without a slash at its end; empty: it has none." },
  { path: 'date', type: 'date', description: 'Today, in the time zone of the print.' },
  { path: 'datetime', type: 'datetime', description: "Now, with the time zone's offset." },
  { path: 'template', type: 'ReportTemplate', description: 'The template that prints.' },
  { path: 'template.pk', type: 'number', description: 'Its number.' },
  { path: 'template.name', type: 'text', description: 'Its name.' },
  { path: 'template.description', type: 'text', description: 'What it is for.' },
  { path: 'template.revision', type: 'number', description: 'How often it was changed.' },
  { path: 'template.file', type: 'text', description: 'Media path of its file.' },
  { path: 'template_name', type: 'text', description: 'The same as `template.name`.' },
  { path: 'template_description', type: 'text', description: 'The same as `template.description`.' },
  { path: 'template_revision', type: 'number', description: 'The same as `template.revision`.' },
  { path: 'user', type: 'User | null', description: 'Who prints; null: nobody any more.' },
  { path: 'user.pk', type: 'number', description: 'The number of the user.' },
  { path: 'user.username', type: 'text', description: 'Log-in name.' },
  { path: 'user.first_name', type: 'text', description: 'First name.' },
  { path: 'user.last_name', type: 'text', description: 'Last name.' },
  { path: 'user.email', type: 'text', description: 'E-mail address.' },
  { path: 'page_size', type: 'text', description: 'Paper: `A4`, or `Letter landscape`.' },
  { path: 'landscape', type: 'boolean', description: 'Whether the paper lies on its side.' },
  { path: 'merge', type: 'boolean', description: 'Whether all items go into one document.' },
  {
    path: 'instances',
    type: 'json',
    description: 'Only with `merge`: a list with the variables of each item, which are then nowhere else.',
  },
];
