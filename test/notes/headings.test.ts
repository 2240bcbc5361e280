import { describe, expect, it } from 'vitest';
import { cleanHeading, knownHeading } from '../../src/notes/vocabulary.ts';
import { english } from './vocabulary.ts';

const known = (heading: string, ...topics: string[]) => {
  const found = knownHeading(heading, topics, english);
  return found && { kind: found.section.kind, heading: found.heading, topic: found.topic };
};

describe('a known heading', () => {
  it.each([
    ['Overview', 'overview'],
    ['Key Features', 'features'],
    ['Benefits', 'features'],
    ['Architecture', 'architecture'],
    ['Components', 'architecture'],
    ['Types', 'types'],
    ['Deployment Options', 'types'],
    ['Pricing', 'pricing'],
    ['Pricing Models', 'pricing'],
    ['Cost Management', 'cost'],
    ['Use Cases', 'use-cases'],
    ['Security', 'security'],
    ['Security Features', 'security'],
    ['Networking', 'networking'],
    ['Storage', 'storage'],
    ['Monitoring and Management', 'monitoring'],
    ['Deployment', 'deployment'],
    ['Integration with Other Services', 'integration'],
    ['Limits', 'limits'],
    ['Quotas', 'limits'],
    ['Best Practices', 'best-practices'],
    ['Exam Tips', 'exam-tips'],
    ['Lifecycle', 'steps'],
    ['Instance Lifecycle', 'steps'],
    ['Workflow', 'steps'],
    ['SQS vs SNS', 'comparison'],
    ['Advantages', 'advantages'],
    ['Disadvantages', 'disadvantages'],
    ['Commands', 'commands'],
    ['Supported Platforms', 'supported'],
    ['Examples', 'examples'],
    ['FAQ', 'faq'],
  ])('"%s" is of the kind %s', (heading, kind) => {
    expect(known(heading, 'Amazon EC2')?.kind).toBe(kind);
  });

  it('is known whatever its case, number and sign', () => {
    for (const heading of [
      'USE CASES',
      'use cases:',
      '3.2 Use Cases',
      'IV. Use Cases',
      '🚀 Use Cases',
    ])
      expect(known(heading, 'Amazon S3')?.kind).toBe('use-cases');
  });

  it('is known where it repeats its topic, by any name of it', () => {
    const topic = 'Amazon Simple Storage Service (S3)';
    const found = { kind: 'use-cases', heading: 'Use cases', topic: undefined };
    expect(known('S3 Use cases', topic)).toEqual(found);
    expect(known('S3: Use cases', topic)).toEqual(found);
    expect(known("S3's Use cases", topic)).toEqual(found);
    expect(known('Use cases of S3', topic)).toEqual(found);
    expect(known('Use cases for the Amazon Simple Storage Service', topic)).toEqual(found);
    expect(known('S3 Use cases', 'Amazon S3')).toEqual(found);
  });

  it('may name the topic itself', () => {
    expect(known('Overview of AWS Batch')).toEqual({
      kind: 'overview',
      heading: 'Overview',
      topic: 'AWS Batch',
    });
    expect(known('Introduction to the Docker Engine')?.topic).toBe('Docker Engine');
  });

  it('names no topic with ordinary words', () => {
    expect(known('Types of instances', 'Amazon EC2')).toMatchObject({
      kind: 'types',
      topic: undefined,
    });
  });

  it('is not seen in other words', () => {
    expect(known('Marmalade', 'Amazon EC2')).toBeUndefined();
    expect(known('Featureless Plains', 'Amazon EC2')).toBeUndefined();
  });
});

describe('a heading', () => {
  it('is cleaned of numbers, signs and colons', () => {
    expect(cleanHeading('3.2 Pricing')).toBe('Pricing');
    expect(cleanHeading('Part 3: Pricing:')).toBe('Pricing');
    expect(cleanHeading('💰 Pricing  and   cost')).toBe('Pricing and cost');
    expect(cleanHeading('1) Pricing')).toBe('Pricing');
  });

  it('keeps a number that belongs to its name', () => {
    expect(cleanHeading('EC2')).toBe('EC2');
    expect(cleanHeading('2FA')).toBe('2FA');
    expect(cleanHeading('S3 in 2024')).toBe('S3 in 2024');
  });
});

describe('the vocabulary', () => {
  it('knows each heading of itself, and words it without leaving a blank', () => {
    const blanks = new Set([
      'topic',
      'topicIs',
      'term',
      'object',
      'is',
      'does',
      'count',
      'items',
      'item',
      'heading',
      'Heading',
      'rest',
    ]);
    for (const section of english.sections) {
      const asks = [section.list, section.prose, ...section.term.map(({ ask }) => ask)];
      for (const ask of asks) {
        const used = [...ask.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
        expect(
          used.filter((name) => !blanks.has(name)),
          ask,
        ).toEqual([]);
        expect(ask).toMatch(/[?.]$/u);
      }
      expect(section.term.at(-1)?.shapes, section.kind).toBeUndefined();
      expect(section.term.at(-1)?.containing, section.kind).toBeUndefined();
      expect(section.list).toContain('{count}');
    }
  });

  it('holds no heading twice', () => {
    const all = english.sections.flatMap(({ headings }) => headings);
    expect(all.filter((heading, index) => all.indexOf(heading) !== index)).toEqual([]);
    expect(all.every((heading) => heading === heading.toLowerCase())).toBe(true);
  });
});
