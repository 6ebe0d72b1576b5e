create index task_about on task (subject, kind) where subject is not null;

-- A task at home is about this package once; what people have closed makes room when the person leaves hospital anew.
update task t set cause = 'left-without-care:' || t.subject || ':once'
where t.kind = 'left-without-care'
  and t.id = (select n.id from task n
              where n.kind = t.kind and n.subject = t.subject order by n.created_at desc, n.id limit 1);
