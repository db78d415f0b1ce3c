import { alias, column, defineModel } from '../declare.ts';

export const Attachment = defineModel('Attachment', {
  description: 'A file that is attached to a record.',
  members: {
    comment: column('text', 'What the file is.'),
    attachment: column('text', 'Media path of the file.', '(SELECT f.path FROM "StoredFile" f WHERE f.pk = t."filePk")'),
    upload_date: column('datetime', 'When it was attached.', 't."uploadDate"'),
    upload_user: column(
      'text | null',
      'Log-in name of who attached it; null: nobody in particular.',
      '(SELECT u.username FROM "User" u WHERE u.pk = t."uploadUserPk")',
    ),
    label: alias('Media path of the file.', 'attachment'),
    str: alias('The same as `label`.', 'label'),
  },
  summary: ['attachment', 'upload_date', 'upload_user'],
});
