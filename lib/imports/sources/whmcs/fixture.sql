-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

--
-- Table structure for table `tblactivitylog`
--

DROP TABLE IF EXISTS `tblactivitylog`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblactivitylog` (
  `id` int(10) NOT NULL DEFAULT 0,
  `date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `description` text NOT NULL,
  `user` text NOT NULL,
  `userid` int(10) NOT NULL DEFAULT 0,
  `ipaddr` text NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblactivitylog` WRITE;
/*!40000 ALTER TABLE `tblactivitylog` DISABLE KEYS */;
INSERT INTO `tblactivitylog` VALUES (1,'2024-01-01 00:00:00','Client Login; it\'s (all) fine','Client',1,'192.0.2.1');
/*!40000 ALTER TABLE `tblactivitylog` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblclients`
--

DROP TABLE IF EXISTS `tblclients`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblclients` (
  `id` int(10) NOT NULL DEFAULT 0,
  `uuid` varchar(255) NOT NULL DEFAULT '',
  `firstname` text NOT NULL,
  `lastname` text NOT NULL,
  `companyname` text NOT NULL,
  `email` text NOT NULL,
  `address1` text NOT NULL,
  `address2` text NOT NULL,
  `city` text NOT NULL,
  `state` text NOT NULL,
  `postcode` text NOT NULL,
  `country` text NOT NULL,
  `phonenumber` text NOT NULL,
  `tax_id` varchar(255) NOT NULL DEFAULT '',
  `password` text NOT NULL,
  `authmodule` text NOT NULL,
  `authdata` text NOT NULL,
  `currency` int(10) NOT NULL DEFAULT 0,
  `defaultgateway` text NOT NULL,
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `taxexempt` tinyint(1) NOT NULL DEFAULT 0,
  `latefeeoveride` tinyint(1) NOT NULL DEFAULT 0,
  `overideduenotices` tinyint(1) NOT NULL DEFAULT 0,
  `separateinvoices` tinyint(1) NOT NULL DEFAULT 0,
  `disableautocc` tinyint(1) NOT NULL DEFAULT 0,
  `datecreated` date NOT NULL DEFAULT '0000-00-00',
  `notes` text NOT NULL,
  `billingcid` int(10) NOT NULL DEFAULT 0,
  `securityqid` int(10) NOT NULL DEFAULT 0,
  `securityqans` text NOT NULL,
  `groupid` int(10) NOT NULL DEFAULT 0,
  `cardtype` varchar(255) NOT NULL DEFAULT '',
  `cardlastfour` text NOT NULL,
  `cardnum` blob NOT NULL,
  `startdate` blob NOT NULL,
  `expdate` blob NOT NULL,
  `issuenumber` blob NOT NULL,
  `bankname` text NOT NULL,
  `banktype` text NOT NULL,
  `bankcode` blob NOT NULL,
  `bankacct` blob NOT NULL,
  `gatewayid` text NOT NULL,
  `lastlogin` datetime DEFAULT NULL,
  `ip` text NOT NULL,
  `host` text NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT '',
  `language` text NOT NULL,
  `pwresetkey` text NOT NULL,
  `emailoptout` int(10) NOT NULL DEFAULT 0,
  `marketing_emails_opt_in` tinyint(1) NOT NULL DEFAULT 0,
  `overrideautoclose` int(10) NOT NULL DEFAULT 0,
  `allow_sso` tinyint(1) NOT NULL DEFAULT 0,
  `email_verified` tinyint(1) NOT NULL DEFAULT 0,
  `email_preferences` text DEFAULT NULL,
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `pwresetexpiry` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblclients` WRITE;
/*!40000 ALTER TABLE `tblclients` DISABLE KEYS */;
INSERT INTO `tblclients` VALUES (1,'u-1','晓雯','林','青禾茶业有限公司','Lin.Xiaowen@Example.com','解放路 1 号','','杭州','浙江','310000','CN','+86.13800138001','','stale:abc','','',1,'','120.50',0,0,0,0,0,'2021-03-04','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Active','chinese','',0,0,0,0,0,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(2,'u-2','Anna','O\'Neil &amp; Sons','','anna@example.net','','','','','','','+44.2071234567','','','','',2,'','15.00',0,0,0,0,0,'2022-05-06','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Active','english','',0,0,0,0,1,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(3,'u-3','Old','Client','','closed@example.org','','','','','','','','','','','',1,'','3.00',0,0,0,0,0,'2019-01-01','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Closed','','',0,0,0,0,0,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(4,'u-4','Twice','There','','LIN.xiaowen@example.com','','','','','','','','','','','',1,'','8.00',0,0,0,0,0,'2022-01-01','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Active','','',0,0,0,0,0,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(5,'u-5','Bad','Mail','','not an address','','','','','','','','','','','',1,'','0.00',0,0,0,0,0,'2022-01-01','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Inactive','','',0,0,0,0,0,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(6,'u-6','Debt','Or','','debtor@example.org','','','','','','','ext. none','','','','',1,'','-20.00',0,0,0,0,0,'2022-01-01','',0,0,'',0,'','','','','','','','','','','',NULL,'','','Active','','',0,0,0,0,0,NULL,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tblclients` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblusers`
--

DROP TABLE IF EXISTS `tblusers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblusers` (
  `id` int(10) NOT NULL DEFAULT 0,
  `first_name` varchar(255) NOT NULL DEFAULT '',
  `last_name` varchar(255) NOT NULL DEFAULT '',
  `email` varchar(255) NOT NULL DEFAULT '',
  `password` varchar(255) NOT NULL DEFAULT '',
  `language` varchar(255) NOT NULL DEFAULT '',
  `second_factor` varchar(255) NOT NULL DEFAULT '',
  `second_factor_config` text DEFAULT NULL,
  `remember_token` varchar(255) NOT NULL DEFAULT '',
  `reset_token` varchar(255) NOT NULL DEFAULT '',
  `security_question_id` int(10) NOT NULL DEFAULT 0,
  `security_question_answer` varchar(255) NOT NULL DEFAULT '',
  `last_ip` varchar(255) NOT NULL DEFAULT '',
  `last_hostname` varchar(255) NOT NULL DEFAULT '',
  `last_login` datetime DEFAULT NULL,
  `email_verification_token` varchar(255) NOT NULL DEFAULT '',
  `email_verification_token_expiry` datetime DEFAULT NULL,
  `email_verified_at` datetime DEFAULT NULL,
  `reset_token_expiry` datetime DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblusers` WRITE;
/*!40000 ALTER TABLE `tblusers` DISABLE KEYS */;
INSERT INTO `tblusers` VALUES (11,'晓雯','林','lin.xiaowen@example.com','$2y$10$kEHyfUid32JAnwQWirjI3ug4d4eay//9CwxOkAjV8CP/NIxUcvB.G','','totp',NULL,'','',0,'','','',NULL,'',NULL,'2021-03-05 10:00:00',NULL,NULL,NULL),
(12,'Someone','Else','accountant@example.net','$2y$10$QA/t7rINp.Lb2CjCwxE8geN0wbb9ipkMlvLvVKMrJ5pbfvnFKoSJa','','',NULL,'','',0,'','','',NULL,'',NULL,'2022-05-06 10:00:00',NULL,NULL,NULL),
(13,'Debt','Or','debtor@example.org','5f4dcc3b5aa765d61d8327deb882cf99:aB3x9','','',NULL,'','',0,'','','',NULL,'',NULL,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `tblusers` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblusers_clients`
--

DROP TABLE IF EXISTS `tblusers_clients`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblusers_clients` (
  `id` int(10) NOT NULL DEFAULT 0,
  `auth_user_id` int(10) NOT NULL DEFAULT 0,
  `client_id` int(10) NOT NULL DEFAULT 0,
  `invite_id` int(10) NOT NULL DEFAULT 0,
  `owner` tinyint(1) NOT NULL DEFAULT 0,
  `permissions` text DEFAULT NULL,
  `last_login` datetime DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblusers_clients` WRITE;
/*!40000 ALTER TABLE `tblusers_clients` DISABLE KEYS */;
INSERT INTO `tblusers_clients` VALUES (1,11,1,0,1,NULL,NULL,NULL,NULL),
(2,12,2,0,1,NULL,NULL,NULL,NULL),
(3,12,1,0,0,NULL,NULL,NULL,NULL),
(4,13,6,0,1,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `tblusers_clients` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblcurrencies`
--

DROP TABLE IF EXISTS `tblcurrencies`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblcurrencies` (
  `id` int(10) NOT NULL DEFAULT 0,
  `code` text NOT NULL,
  `prefix` text NOT NULL,
  `suffix` text NOT NULL,
  `format` int(10) NOT NULL DEFAULT 0,
  `rate` decimal(16,2) NOT NULL DEFAULT 0.00,
  `default` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblcurrencies` WRITE;
/*!40000 ALTER TABLE `tblcurrencies` DISABLE KEYS */;
INSERT INTO `tblcurrencies` VALUES (1,'CNY','￥','',1,'1.00000',1),
(2,'USD','$','',1,'0.14000',0);
/*!40000 ALTER TABLE `tblcurrencies` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblcredit`
--

DROP TABLE IF EXISTS `tblcredit`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblcredit` (
  `id` int(10) NOT NULL DEFAULT 0,
  `clientid` int(10) NOT NULL DEFAULT 0,
  `admin_id` int(10) NOT NULL DEFAULT 0,
  `date` date NOT NULL DEFAULT '0000-00-00',
  `description` text NOT NULL,
  `amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `relid` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblcredit` WRITE;
/*!40000 ALTER TABLE `tblcredit` DISABLE KEYS */;
INSERT INTO `tblcredit` VALUES (1,1,0,'2023-02-03','Add Funds Invoice #7','120.50',7);
/*!40000 ALTER TABLE `tblcredit` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblproducts`
--

DROP TABLE IF EXISTS `tblproducts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblproducts` (
  `id` int(10) NOT NULL DEFAULT 0,
  `type` text NOT NULL,
  `gid` int(10) NOT NULL DEFAULT 0,
  `name` text NOT NULL,
  `slug` varchar(255) NOT NULL DEFAULT '',
  `description` text NOT NULL,
  `hidden` tinyint(1) NOT NULL DEFAULT 0,
  `servertype` text NOT NULL,
  `paytype` text NOT NULL,
  `tax` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblproducts` WRITE;
/*!40000 ALTER TABLE `tblproducts` DISABLE KEYS */;
INSERT INTO `tblproducts` VALUES (21,'hostingaccount',1,'Web hosting &quot;M&quot;','','',0,'cpanel','recurring',0),
(22,'other',1,'Consulting','','',0,'','onetime',0);
/*!40000 ALTER TABLE `tblproducts` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tbldomains`
--

DROP TABLE IF EXISTS `tbldomains`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tbldomains` (
  `id` int(10) NOT NULL DEFAULT 0,
  `userid` int(10) NOT NULL DEFAULT 0,
  `orderid` int(10) NOT NULL DEFAULT 0,
  `type` varchar(255) NOT NULL DEFAULT '',
  `registrationdate` date NOT NULL DEFAULT '0000-00-00',
  `domain` text NOT NULL,
  `firstpaymentamount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `recurringamount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `registrar` text NOT NULL,
  `registrationperiod` int(10) NOT NULL DEFAULT 0,
  `expirydate` date NOT NULL DEFAULT '0000-00-00',
  `subscriptionid` text NOT NULL,
  `promoid` int(10) NOT NULL DEFAULT 0,
  `status` varchar(255) NOT NULL DEFAULT '',
  `nextduedate` date NOT NULL DEFAULT '0000-00-00',
  `nextinvoicedate` date NOT NULL DEFAULT '0000-00-00',
  `additionalnotes` text NOT NULL,
  `paymentmethod` text NOT NULL,
  `dnsmanagement` tinyint(1) NOT NULL DEFAULT 0,
  `emailforwarding` tinyint(1) NOT NULL DEFAULT 0,
  `idprotection` tinyint(1) NOT NULL DEFAULT 0,
  `is_premium` tinyint(1) NOT NULL DEFAULT 0,
  `donotrenew` tinyint(1) NOT NULL DEFAULT 0,
  `reminders` text NOT NULL,
  `synced` tinyint(1) NOT NULL DEFAULT 0,
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tbldomains` WRITE;
/*!40000 ALTER TABLE `tbldomains` DISABLE KEYS */;
INSERT INTO `tbldomains` VALUES (31,1,0,'Register','2021-03-04','freelin.com',0,'69.00','cndns',0,'2027-03-04','',0,'Active','2027-03-04','0000-00-00','','',0,0,0,0,0,'',0,'0000-00-00 00:00:00','0000-00-00 00:00:00'),
(32,1,0,'Register','2020-01-01','gone.com',0,'69.00','',0,'2021-01-01','',0,'Cancelled','0000-00-00','0000-00-00','','',0,0,0,0,0,'',0,'0000-00-00 00:00:00','0000-00-00 00:00:00'),
(33,2,0,'Transfer','2022-05-06','elsewhere.net',0,'80.00','',0,'2027-05-06','',0,'Active','0000-00-00','0000-00-00','','',0,0,0,0,0,'',0,'0000-00-00 00:00:00','0000-00-00 00:00:00'),
(34,3,0,'Register','2019-01-01','ofclosed.com',0,'69.00','',0,'2027-01-01','',0,'Active','0000-00-00','0000-00-00','','',0,0,0,0,0,'',0,'0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tbldomains` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblhosting`
--

DROP TABLE IF EXISTS `tblhosting`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblhosting` (
  `id` int(10) NOT NULL DEFAULT 0,
  `userid` int(10) NOT NULL DEFAULT 0,
  `orderid` int(10) NOT NULL DEFAULT 0,
  `packageid` int(10) NOT NULL DEFAULT 0,
  `server` int(10) NOT NULL DEFAULT 0,
  `regdate` date NOT NULL DEFAULT '0000-00-00',
  `domain` text NOT NULL,
  `paymentmethod` text NOT NULL,
  `qty` int(10) NOT NULL DEFAULT 0,
  `firstpaymentamount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `billingcycle` text NOT NULL,
  `nextduedate` date NOT NULL DEFAULT '0000-00-00',
  `nextinvoicedate` date NOT NULL DEFAULT '0000-00-00',
  `termination_date` date NOT NULL DEFAULT '0000-00-00',
  `completed_date` date NOT NULL DEFAULT '0000-00-00',
  `domainstatus` varchar(255) NOT NULL DEFAULT '',
  `username` text NOT NULL,
  `password` text NOT NULL,
  `notes` text NOT NULL,
  `subscriptionid` text NOT NULL,
  `recommendation_source_product_id` bigint(20) DEFAULT NULL,
  `promoid` int(10) NOT NULL DEFAULT 0,
  `promocount` int(10) NOT NULL DEFAULT 0,
  `suspendreason` text NOT NULL,
  `overideautosuspend` tinyint(1) NOT NULL DEFAULT 0,
  `overidesuspenduntil` date NOT NULL DEFAULT '0000-00-00',
  `dedicatedip` text NOT NULL,
  `assignedips` text NOT NULL,
  `ns1` text NOT NULL,
  `ns2` text NOT NULL,
  `diskusage` int(10) NOT NULL DEFAULT 0,
  `disklimit` int(10) NOT NULL DEFAULT 0,
  `bwusage` int(10) NOT NULL DEFAULT 0,
  `bwlimit` int(10) NOT NULL DEFAULT 0,
  `lastupdate` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblhosting` WRITE;
/*!40000 ALTER TABLE `tblhosting` DISABLE KEYS */;
INSERT INTO `tblhosting` VALUES (41,1,0,21,0,'2021-03-04','freelin.com','',0,0,'300.00','Annually','2027-03-04','0000-00-00','0000-00-00','0000-00-00','Active','linhost','','','',NULL,0,0,'',0,'0000-00-00','','','','',0,0,0,0,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(42,1,0,22,0,'2021-03-04','','',0,0,'0.00','One Time','0000-00-00','0000-00-00','0000-00-00','0000-00-00','Completed','','','','',NULL,0,0,'',0,'0000-00-00','','','','',0,0,0,0,'0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tblhosting` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblinvoices`
--

DROP TABLE IF EXISTS `tblinvoices`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblinvoices` (
  `id` int(10) NOT NULL DEFAULT 0,
  `userid` int(10) NOT NULL DEFAULT 0,
  `invoicenum` text NOT NULL,
  `date` date NOT NULL DEFAULT '0000-00-00',
  `duedate` date NOT NULL DEFAULT '0000-00-00',
  `datepaid` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `last_capture_attempt` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `date_refunded` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `date_cancelled` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `subtotal` decimal(16,2) NOT NULL DEFAULT 0.00,
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `tax` decimal(16,2) NOT NULL DEFAULT 0.00,
  `tax2` decimal(16,2) NOT NULL DEFAULT 0.00,
  `total` decimal(16,2) NOT NULL DEFAULT 0.00,
  `taxrate` decimal(16,2) NOT NULL DEFAULT 0.00,
  `taxrate2` decimal(16,2) NOT NULL DEFAULT 0.00,
  `status` text NOT NULL,
  `paymentmethod` text NOT NULL,
  `paymethodid` bigint(20) DEFAULT NULL,
  `notes` text NOT NULL,
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblinvoices` WRITE;
/*!40000 ALTER TABLE `tblinvoices` DISABLE KEYS */;
INSERT INTO `tblinvoices` VALUES (51,1,'','2022-12-31','0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','369.00','69.00',0,0,'300.00',0,0,'Paid','',NULL,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(52,1,'','2023-06-01','0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','69.00',0,0,0,'69.00',0,0,'Paid','',NULL,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(53,1,'','2023-07-01','0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','10.00',0,0,0,'10.00',0,0,'Unpaid','',NULL,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(54,1,'','2023-08-01','0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','99.00',0,0,0,'99.00',0,0,'Cancelled','',NULL,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(55,2,'','2023-06-01','0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000-00-00 00:00:00','12.00',0,0,0,'12.00',0,0,'Paid','',NULL,'','0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tblinvoices` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tbltickets`
--

DROP TABLE IF EXISTS `tbltickets`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tbltickets` (
  `id` int(10) NOT NULL DEFAULT 0,
  `tid` varchar(255) NOT NULL DEFAULT '',
  `did` int(10) NOT NULL DEFAULT 0,
  `userid` int(10) NOT NULL DEFAULT 0,
  `contactid` int(10) NOT NULL DEFAULT 0,
  `name` text NOT NULL,
  `email` text NOT NULL,
  `cc` text NOT NULL,
  `c` text NOT NULL,
  `date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `title` text NOT NULL,
  `message` text NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT '',
  `urgency` text NOT NULL,
  `admin` text NOT NULL,
  `attachment` text NOT NULL,
  `attachments_removed` tinyint(1) NOT NULL DEFAULT 0,
  `lastreply` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `flag` int(10) NOT NULL DEFAULT 0,
  `clientunread` int(10) NOT NULL DEFAULT 0,
  `adminunread` text NOT NULL,
  `replyingadmin` int(10) NOT NULL DEFAULT 0,
  `replyingtime` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `service` text NOT NULL,
  `merged_ticket_id` int(10) NOT NULL DEFAULT 0,
  `editor` varchar(255) NOT NULL DEFAULT '',
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tbltickets` WRITE;
/*!40000 ALTER TABLE `tbltickets` DISABLE KEYS */;
INSERT INTO `tbltickets` VALUES (61,'204817',1,1,0,'林 晓雯','','','','2023-05-01 09:30:00','Can&#039;t sign in','It says &quot;wrong password&quot;.\nWhat now?','Closed','','','123_shot.png|124_log.txt',0,'2023-05-01 10:00:00',0,0,'',0,'0000-00-00 00:00:00','',0,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(62,'204818',1,2,0,'','','','','2024-02-02 09:00:00','Renewal','Please renew.','Customer-Reply','','','',0,'0000-00-00 00:00:00',0,0,'',0,'0000-00-00 00:00:00','',0,'','0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tbltickets` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblticketreplies`
--

DROP TABLE IF EXISTS `tblticketreplies`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblticketreplies` (
  `id` int(10) NOT NULL DEFAULT 0,
  `tid` int(10) NOT NULL DEFAULT 0,
  `userid` int(10) NOT NULL DEFAULT 0,
  `contactid` int(10) NOT NULL DEFAULT 0,
  `requestor_id` int(10) NOT NULL DEFAULT 0,
  `name` text NOT NULL,
  `email` text NOT NULL,
  `date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `message` text NOT NULL,
  `admin` text NOT NULL,
  `attachment` text NOT NULL,
  `attachments_removed` tinyint(1) NOT NULL DEFAULT 0,
  `rating` int(10) NOT NULL DEFAULT 0,
  `editor` varchar(255) NOT NULL DEFAULT '',
  `created_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblticketreplies` WRITE;
/*!40000 ALTER TABLE `tblticketreplies` DISABLE KEYS */;
INSERT INTO `tblticketreplies` VALUES (71,61,0,0,0,'','','2023-05-01 09:45:00','Please try again.','Alice','',0,0,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(72,61,1,0,0,'林 晓雯','','2023-05-01 10:00:00','It works, thanks!','','',0,0,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(73,62,0,0,0,'','','2024-02-02 10:00:00','For how long?','Bob','',0,0,'','0000-00-00 00:00:00','0000-00-00 00:00:00'),
(74,62,2,0,0,'','','2024-02-02 11:00:00','Two years.','','',0,0,'','0000-00-00 00:00:00','0000-00-00 00:00:00');
/*!40000 ALTER TABLE `tblticketreplies` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `tblticketnotes`
--

DROP TABLE IF EXISTS `tblticketnotes`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `tblticketnotes` (
  `id` int(10) NOT NULL DEFAULT 0,
  `ticketid` int(10) NOT NULL DEFAULT 0,
  `admin` varchar(255) NOT NULL DEFAULT '',
  `date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `message` text NOT NULL,
  `attachments` text NOT NULL,
  `attachments_removed` tinyint(1) NOT NULL DEFAULT 0,
  `editor` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `tblticketnotes` WRITE;
/*!40000 ALTER TABLE `tblticketnotes` DISABLE KEYS */;
INSERT INTO `tblticketnotes` VALUES (81,61,'Alice','2023-05-01 09:40:00','Caps lock?','',0,'');
/*!40000 ALTER TABLE `tblticketnotes` ENABLE KEYS */;
UNLOCK TABLES;
-- Dump completed on 2026-11-27
