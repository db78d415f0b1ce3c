import { alias, column, defineModel, optional } from '../declare.ts';

export const ProjectCode = defineModel('ProjectCode', {
  description: 'A project that orders and builds are booked on.',
  members: {
    code: column('text', 'The code.'),
    description: column('text', 'What the project is.'),
    responsible: optional('Owner', 'Who is responsible for it.'),
    label: alias('The same as `code`.', 'code'),
    str: alias('As InvenTree prints it: the code.', 'code'),
  },
});
