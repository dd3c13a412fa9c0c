import type { Scope } from '#ground/db/scope.js';

/** What was asked for: which exact figures, for whom, why, and until when. */
export interface Report {
  id: string;
  districtId: string;
  /** The school that asks; null for the district. */
  schoolId: string | null;
  purpose: string;
  basis: string;
  agreement: string;
  recipientName: string;
  recipientOrganization: string;
  recipientEmail: string;
  recipientLocale: string;
  indicators: string[];
  /** School years, by the calendar year in which they begin. */
  years: number[];
  places: string[];
  breakdowns: string[];
  expiresAt: Date;
  /** How many times it may be opened, each with a code of its own. */
  openings: number;
  askedBy: string;
}

type Reader = Pick<Scope, 'client'>;

export const reportColumns = `r.id, r.district_id as "districtId", r.school_id as "schoolId", r.purpose, r.basis, r.agreement,
  r.recipient_name as "recipientName", r.recipient_organization as "recipientOrganization", r.recipient_email as "recipientEmail",
  r.recipient_locale as "recipientLocale", r.indicators, r.years, r.places, r.breakdowns, r.expires_at as "expiresAt", r.openings,
  r.asked_by as "askedBy"`;

export async function findReport({ client }: Reader, id: string): Promise<Report | undefined> {
  const { rows } = await client.query<Report>(`select ${reportColumns} from records.report r where r.id::text = $1`, [
    id,
  ]);
  return rows[0];
}

/** Asks for a report, as a form or the command line checked it before. Asked twice under one id it is one. */
export async function askForReport(scope: Reader, report: Report): Promise<void> {
  if (await findReport(scope, report.id)) return;
  await scope.client.query(
    `insert into records.report (district_id, id, school_id, purpose, basis, agreement, recipient_name, recipient_organization,
       recipient_email, recipient_locale, indicators, years, places, breakdowns, expires_at, openings, asked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      report.districtId,
      report.id,
      report.schoolId,
      report.purpose,
      report.basis,
      report.agreement,
      report.recipientName,
      report.recipientOrganization,
      report.recipientEmail,
      report.recipientLocale,
      report.indicators,
      report.years,
      report.places,
      report.breakdowns,
      report.expiresAt,
      report.openings,
      report.askedBy,
    ],
  );
}

/** The last day on which a report opens, as a moment of that day. */
export const lastDay = (expiresAt: Date): Date => new Date(expiresAt.getTime() - 1);
