import { describe, expect, it } from 'vitest';
import { cards, drafts, questions } from './reading.ts';

const ask = (section: string, bullet: string): string | undefined =>
  questions(`# Amazon EC2\n## ${section}\n- ${bullet}\n`, 'term')[0];

describe('a question is grammatical', () => {
  it('for one thing and for several', () => {
    expect(ask('Key Features', '**Elasticity**: x')).toBe('In Amazon EC2, what is *Elasticity*?');
    expect(ask('Key Features', '**Key Pairs**: x')).toBe('In Amazon EC2, what are *Key Pairs*?');
    expect(ask('Key Features', '**AMIs**: x')).toBe('In Amazon EC2, what are *AMIs*?');
    expect(ask('Key Features', '**Machine Images (AMIs)**: x')).toBe(
      'In Amazon EC2, what are *Machine Images (AMIs)*?',
    );
    expect(ask('Security', '**Firewall**: x')).toBe('How does *Firewall* help secure Amazon EC2?');
    expect(ask('Security', '**Firewalls**: x')).toBe('How do *Firewalls* help secure Amazon EC2?');
    expect(ask('Security', '**Users and Roles**: x')).toBe(
      'How do *Users and Roles* help secure Amazon EC2?',
    );
  });

  it.each(['Analysis', 'Kubernetes Bus', 'Status', 'Process Class', 'AWS', 'Robustness', 'Redis'])(
    'for "%s", which only looks like a plural',
    (term) => {
      expect(ask('Key Features', `**${term}**: x`)).toMatch(/ is \*/u);
    },
  );

  it('for instructions', () => {
    expect(ask('Best Practices', '**Use Array Jobs**: x')).toBe(
      'How do you follow the Amazon EC2 best practice *Use Array Jobs*?',
    );
    expect(ask('Cost Management', '**Reserve Capacity**: x')).toBe(
      'How do you *Reserve Capacity* to manage the cost of Amazon EC2?',
    );
    expect(ask('Exam Tips', '**Know Pricing Models**: x')).toBe(
      'For an exam on Amazon EC2, what should you know about *Pricing Models*?',
    );
  });

  it('for qualities', () => {
    expect(ask('Key Features', '**Scalable**: x')).toBe(
      'What does *Scalable* mean as a feature of Amazon EC2?',
    );
    expect(ask('Security', '**Encrypted in transit**: x')).toBe(
      'What does *Encrypted in transit* mean for the security of Amazon EC2?',
    );
  });

  it('for prices', () => {
    expect(ask('Pricing', '**Pay-as-You-Go**: x')).toBe(
      'How does *Pay-as-You-Go* pricing work for Amazon EC2?',
    );
    expect(ask('Cost Management', '**Pricing Models**: x')).toBe(
      'How do the *Pricing Models* of Amazon EC2 work?',
    );
  });
});

describe('a question follows its section', () => {
  it.each([
    ['Architecture', 'What is the role of *Queue* in Amazon EC2?'],
    ['Types', 'What characterizes the type *Queue* in Amazon EC2?'],
    ['Deployment Options', 'What characterizes the deployment option *Queue* in Amazon EC2?'],
    ['Use Cases', 'How is Amazon EC2 used for *Queue*?'],
    ['Networking', 'What is the role of *Queue* in Amazon EC2 networking?'],
    ['Monitoring', 'How does *Queue* help with monitoring in Amazon EC2?'],
    ['Integration', 'How does Amazon EC2 integrate with *Queue*?'],
    ['Limits', 'What limit does Amazon EC2 have on *Queue*?'],
    ['Best Practices', 'What is the best practice for *Queue* with Amazon EC2?'],
    ['Supported Platforms', 'How does Amazon EC2 support *Queue*?'],
    ['EC2 vs Lambda', 'In the comparison *EC2 vs Lambda*, what should you know about *Queue*?'],
  ])('"%s"', (section, question) => {
    expect(ask(section, '**Queue**: x')).toBe(question);
  });

  it('that the vocabulary does not know', () => {
    expect(ask('Launch Templates', '**Queue**: x')).toBe(
      'Among the *Launch Templates* of Amazon EC2, what is *Queue*?',
    );
    expect(ask('Hibernation', '**Queue**: x')).toBe(
      'With regard to *Hibernation* in Amazon EC2, what is *Queue*?',
    );
  });

  it('in lower case where the note itself writes the words so, but never a name', () => {
    const note =
      '# Amazon EC2\n## Launch Templates\nThe launch templates are files.\n- **Queue**: x\n';
    expect(questions(note, 'term')).toEqual([
      'Among the launch templates of Amazon EC2, what is *Queue*?',
    ]);
  });

  it('when it asks for a list', () => {
    const list = (section: string) =>
      questions(`# Amazon EC2\n## ${section}\n- **Aa**: x\n- **Bb**: y\n`, 'list')[0];
    expect(list('Use Cases')).toBe('Name the two use cases of Amazon EC2.');
    expect(list('Supported Platforms')).toBe('Which two platforms does Amazon EC2 support?');
    expect(list('Benefits')).toBe('Name the two benefits of Amazon EC2.');
    expect(list('Exam Tips')).toBe('Name the two exam tips for Amazon EC2.');
  });
});

describe('the topic', () => {
  const bullet = '- **Retention**: fourteen days';
  const asked = 'In Amazon SQS, what is *Retention*?';

  it.each([
    ['the first heading', `# Amazon SQS\n${bullet}`],
    ['a second-level heading below a title', `# My Study Notes\n## Amazon SQS\n${bullet}`],
    ['a deep heading', `#### Amazon SQS\n${bullet}`],
    ['the heading above a known one', `# Amazon SQS\n## Overview\n${bullet}`],
    ['a known heading that names it', `## Overview of Amazon SQS\n${bullet}`],
  ])('is found in %s', (_, note) => {
    expect(questions(note, 'term')).toEqual([asked]);
  });

  it('is the name of the file where no heading names one', () => {
    expect(questions(bullet, 'term', { topic: 'Amazon SQS' })).toEqual([asked]);
    expect(questions(`## Overview\n${bullet}`, 'term', { topic: 'Amazon SQS' })).toEqual([asked]);
    expect(questions(`# Notes\n${bullet}`, 'term', { topic: 'Amazon SQS' })).toEqual([asked]);
  });

  it('is defined by the first prose below it, or by its overview', () => {
    const definition = [['What is Amazon SQS?', 'Amazon SQS is a queue.']];
    expect(cards('# Amazon SQS\nAmazon SQS is a queue.', 'definition')).toEqual(definition);
    expect(cards('# Amazon SQS\n## Overview\nAmazon SQS is a queue.', 'definition')).toEqual(
      definition,
    );
    expect(cards('## Overview of Amazon SQS\nAmazon SQS is a queue.', 'definition')).toEqual(
      definition,
    );
  });

  it('is asked for in the plural where its definition says so', () => {
    expect(questions('# Dead-letter Queues\nDead-letter queues are for failures.')).toEqual([
      'What are Dead-letter Queues?',
    ]);
  });

  it('is not repeated by a section that names it too', () => {
    expect(questions(`# Amazon SQS\n## SQS Limits\n${bullet}`, 'term')).toEqual([
      'What limit does Amazon SQS have on *Retention*?',
    ]);
  });
});

describe('a card', () => {
  it('knows the headings above it as they stand in the note', () => {
    const [card] = drafts('# My Notes\n## Amazon SQS\n### 1. Limits\n- **Retention**: x');
    expect(card?.path).toEqual(['My Notes', 'Amazon SQS', 'Limits']);
  });

  it('escapes what a heading would do as markdown', () => {
    expect(questions('# The \\* sign\n- **Use**: multiplies', 'term')[0]).toContain('The \\* sign');
  });
});
