import { alias, column, defineModel } from '../declare.ts';

const behind = (table: string, name: string) => `SELECT o.${name} FROM "${table}" o WHERE o.pk = t.owner_id`;

export const Owner = defineModel('Owner', {
  description: 'A user or a group that is responsible for something.',
  members: {
    owner_type: column('text', '`user` or `group`.', "replace(t.owner_type, 'auth.', '')"),
    owner_id: column('number', '`pk` of the user or group.'),
    name: column(
      'text',
      'Log-in name of the user, or name of the group; empty: it is not known here.',
      `coalesce(CASE t.owner_type WHEN 'auth.user' THEN (${behind('User', 'username')}) WHEN 'auth.group' THEN (${behind('Group', 'name')}) END, '')`,
    ),
    label: alias('The same as `name`.', 'name'),
    str: alias('As InvenTree prints it: the name.', 'name'),
  },
  summary: ['owner_type', 'name'],
});
