-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

--
-- Table structure for table `admin`
--

DROP TABLE IF EXISTS `admin`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `admin` (
  `id` bigint(20) DEFAULT NULL,
  `role` varchar(255) NOT NULL DEFAULT '',
  `admin_group_id` bigint(20) DEFAULT NULL,
  `email` varchar(255) NOT NULL DEFAULT '',
  `pass` varchar(255) NOT NULL DEFAULT '',
  `salt` varchar(255) NOT NULL DEFAULT '',
  `name` varchar(255) NOT NULL DEFAULT '',
  `signature` varchar(255) NOT NULL DEFAULT '',
  `protected` tinyint(1) NOT NULL DEFAULT 0,
  `status` varchar(255) NOT NULL DEFAULT '',
  `api_token` varchar(255) NOT NULL DEFAULT '',
  `permissions` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `admin` WRITE;
/*!40000 ALTER TABLE `admin` DISABLE KEYS */;
INSERT INTO `admin` VALUES (1,'admin',NULL,'a@example.com','','','Alice','',0,'','',NULL,NULL,NULL);
/*!40000 ALTER TABLE `admin` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `client`
--

DROP TABLE IF EXISTS `client`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `client` (
  `id` bigint(20) DEFAULT NULL,
  `aid` text DEFAULT NULL,
  `client_group_id` bigint(20) DEFAULT NULL,
  `role` varchar(255) NOT NULL DEFAULT '',
  `auth_type` text DEFAULT NULL,
  `email` varchar(255) NOT NULL DEFAULT '',
  `pass` varchar(255) NOT NULL DEFAULT '',
  `salt` text DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT '',
  `email_approved` tinyint(1) NOT NULL DEFAULT 0,
  `tax_exempt` tinyint(1) NOT NULL DEFAULT 0,
  `type` text DEFAULT NULL,
  `first_name` varchar(255) NOT NULL DEFAULT '',
  `last_name` varchar(255) NOT NULL DEFAULT '',
  `gender` text DEFAULT NULL,
  `birthday` text DEFAULT NULL,
  `phone_cc` text DEFAULT NULL,
  `phone` text DEFAULT NULL,
  `company` text DEFAULT NULL,
  `company_vat` text DEFAULT NULL,
  `company_number` text DEFAULT NULL,
  `address_1` text DEFAULT NULL,
  `address_2` text DEFAULT NULL,
  `city` text DEFAULT NULL,
  `state` text DEFAULT NULL,
  `postcode` text DEFAULT NULL,
  `country` text DEFAULT NULL,
  `document_type` text DEFAULT NULL,
  `document_nr` text DEFAULT NULL,
  `notes` text DEFAULT NULL,
  `currency` text DEFAULT NULL,
  `lang` text DEFAULT NULL,
  `ip` text DEFAULT NULL,
  `api_token` text DEFAULT NULL,
  `referred_by` text DEFAULT NULL,
  `custom_1` text DEFAULT NULL,
  `custom_2` text DEFAULT NULL,
  `custom_3` text DEFAULT NULL,
  `custom_4` text DEFAULT NULL,
  `custom_5` text DEFAULT NULL,
  `custom_6` text DEFAULT NULL,
  `custom_7` text DEFAULT NULL,
  `custom_8` text DEFAULT NULL,
  `custom_9` text DEFAULT NULL,
  `custom_10` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `client` WRITE;
/*!40000 ALTER TABLE `client` DISABLE KEYS */;
INSERT INTO `client` VALUES (1,NULL,NULL,'client',NULL,'mei@example.com','$2y$10$kEHyfUid32JAnwQWirjI3ug4d4eay//9CwxOkAjV8CP/NIxUcvB.G',NULL,'active',1,0,NULL,'Mei','Zhang',NULL,NULL,'86','13800138002','Mei\'s Tea',NULL,NULL,'1 Road',NULL,'Shanghai',NULL,NULL,'CN',NULL,NULL,NULL,'CNY','zh_CN',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-03-04 05:06:07',NULL),
(2,NULL,NULL,'client',NULL,'tom@example.org','5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8',NULL,'suspended',0,0,NULL,'Tom','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'en_US',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-04 00:00:00',NULL),
(3,NULL,NULL,'client',NULL,'left@example.org','$2y$10$QA/t7rINp.Lb2CjCwxE8geN0wbb9ipkMlvLvVKMrJ5pbfvnFKoSJa',NULL,'canceled',0,0,NULL,'Left','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-04 00:00:00',NULL);
/*!40000 ALTER TABLE `client` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `client_balance`
--

DROP TABLE IF EXISTS `client_balance`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `client_balance` (
  `id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `type` text DEFAULT NULL,
  `rel_id` text DEFAULT NULL,
  `amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `description` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `client_balance` WRITE;
/*!40000 ALTER TABLE `client_balance` DISABLE KEYS */;
INSERT INTO `client_balance` VALUES (1,1,'deposit',NULL,'100.00',NULL,NULL,NULL),
(2,1,'invoice',NULL,'-30.25',NULL,NULL,NULL),
(3,2,'deposit',NULL,'5.00',NULL,NULL,NULL),
(4,2,'invoice',NULL,'-5.00',NULL,NULL,NULL);
/*!40000 ALTER TABLE `client_balance` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `currency`
--

DROP TABLE IF EXISTS `currency`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `currency` (
  `id` bigint(20) DEFAULT NULL,
  `title` text DEFAULT NULL,
  `code` varchar(255) NOT NULL DEFAULT '',
  `is_default` tinyint(1) NOT NULL DEFAULT 0,
  `conversion_rate` decimal(16,2) NOT NULL DEFAULT 0.00,
  `format` text DEFAULT NULL,
  `price_format` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `currency` WRITE;
/*!40000 ALTER TABLE `currency` DISABLE KEYS */;
INSERT INTO `currency` VALUES (1,'Yuan','CNY',1,'1.000000',NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `currency` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `client_order`
--

DROP TABLE IF EXISTS `client_order`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `client_order` (
  `id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `product_id` bigint(20) DEFAULT NULL,
  `form_id` bigint(20) DEFAULT NULL,
  `promo_id` bigint(20) DEFAULT NULL,
  `promo_recurring` tinyint(1) NOT NULL DEFAULT 0,
  `promo_used` bigint(20) DEFAULT NULL,
  `group_id` text DEFAULT NULL,
  `group_master` tinyint(1) NOT NULL DEFAULT 0,
  `invoice_option` text DEFAULT NULL,
  `title` text DEFAULT NULL,
  `currency` text DEFAULT NULL,
  `unpaid_invoice_id` bigint(20) DEFAULT NULL,
  `service_id` bigint(20) DEFAULT NULL,
  `service_type` text DEFAULT NULL,
  `period` text DEFAULT NULL,
  `quantity` bigint(20) DEFAULT NULL,
  `unit` text DEFAULT NULL,
  `price` decimal(16,2) NOT NULL DEFAULT 0.00,
  `discount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `status` varchar(255) NOT NULL DEFAULT '',
  `reason` text DEFAULT NULL,
  `notes` text DEFAULT NULL,
  `config` text DEFAULT NULL,
  `referred_by` text DEFAULT NULL,
  `expires_at` datetime DEFAULT NULL,
  `activated_at` datetime DEFAULT NULL,
  `suspended_at` datetime DEFAULT NULL,
  `unsuspended_at` datetime DEFAULT NULL,
  `canceled_at` datetime DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `client_order` WRITE;
/*!40000 ALTER TABLE `client_order` DISABLE KEYS */;
INSERT INTO `client_order` VALUES (11,1,1,NULL,NULL,0,NULL,NULL,0,NULL,'Domain freemei.com registration',NULL,NULL,21,'domain','1Y',NULL,NULL,'69.00',0,'active',NULL,NULL,NULL,NULL,'2027-03-04 00:00:00','2022-03-04 06:00:00',NULL,NULL,NULL,'2022-03-04 05:30:00',NULL),
(12,1,2,NULL,NULL,0,NULL,NULL,0,NULL,'Hosting M',NULL,NULL,31,'hosting','1Y',NULL,NULL,'300.00',0,'suspended',NULL,NULL,NULL,NULL,'2026-03-04 00:00:00',NULL,NULL,NULL,NULL,'2022-03-04 05:30:00',NULL),
(13,2,2,NULL,NULL,0,NULL,NULL,0,NULL,'Hosting M',NULL,NULL,NULL,'hosting',NULL,NULL,NULL,'300.00',0,'pending_setup',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `client_order` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `service_domain`
--

DROP TABLE IF EXISTS `service_domain`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `service_domain` (
  `id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `tld_registrar_id` bigint(20) DEFAULT NULL,
  `sld` varchar(255) NOT NULL DEFAULT '',
  `tld` varchar(255) NOT NULL DEFAULT '',
  `ns1` text DEFAULT NULL,
  `ns2` text DEFAULT NULL,
  `ns3` text DEFAULT NULL,
  `ns4` text DEFAULT NULL,
  `period` bigint(20) DEFAULT NULL,
  `privacy` bigint(20) DEFAULT NULL,
  `locked` tinyint(1) NOT NULL DEFAULT 0,
  `transfer_code` text DEFAULT NULL,
  `action` text DEFAULT NULL,
  `contact_email` text DEFAULT NULL,
  `contact_company` text DEFAULT NULL,
  `contact_first_name` text DEFAULT NULL,
  `contact_last_name` text DEFAULT NULL,
  `contact_address1` text DEFAULT NULL,
  `contact_address2` text DEFAULT NULL,
  `contact_city` text DEFAULT NULL,
  `contact_state` text DEFAULT NULL,
  `contact_postcode` text DEFAULT NULL,
  `contact_country` text DEFAULT NULL,
  `contact_phone_cc` text DEFAULT NULL,
  `contact_phone` text DEFAULT NULL,
  `details` text DEFAULT NULL,
  `synced_at` datetime DEFAULT NULL,
  `registered_at` datetime DEFAULT NULL,
  `expires_at` datetime DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `service_domain` WRITE;
/*!40000 ALTER TABLE `service_domain` DISABLE KEYS */;
INSERT INTO `service_domain` VALUES (21,1,NULL,'freemei','.com',NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-03-04 06:00:00','2027-03-04 06:00:00',NULL,NULL);
/*!40000 ALTER TABLE `service_domain` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `service_hosting`
--

DROP TABLE IF EXISTS `service_hosting`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `service_hosting` (
  `id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `service_hosting_server_id` bigint(20) DEFAULT NULL,
  `service_hosting_hp_id` bigint(20) DEFAULT NULL,
  `sld` varchar(255) NOT NULL DEFAULT '',
  `tld` varchar(255) NOT NULL DEFAULT '',
  `ip` text DEFAULT NULL,
  `username` varchar(255) NOT NULL DEFAULT '',
  `pass` text DEFAULT NULL,
  `reseller` tinyint(1) NOT NULL DEFAULT 0,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `service_hosting` WRITE;
/*!40000 ALTER TABLE `service_hosting` DISABLE KEYS */;
INSERT INTO `service_hosting` VALUES (31,1,NULL,NULL,'freemei','.com',NULL,'meihost',NULL,0,NULL,NULL);
/*!40000 ALTER TABLE `service_hosting` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `invoice`
--

DROP TABLE IF EXISTS `invoice`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `invoice` (
  `id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `serie` text DEFAULT NULL,
  `nr` text DEFAULT NULL,
  `hash` text DEFAULT NULL,
  `currency` text DEFAULT NULL,
  `currency_rate` decimal(16,2) NOT NULL DEFAULT 0.00,
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `base_income` decimal(16,2) NOT NULL DEFAULT 0.00,
  `base_refund` decimal(16,2) NOT NULL DEFAULT 0.00,
  `refund` decimal(16,2) NOT NULL DEFAULT 0.00,
  `notes` text DEFAULT NULL,
  `text_1` text DEFAULT NULL,
  `text_2` text DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT '',
  `seller_company` text DEFAULT NULL,
  `seller_company_vat` text DEFAULT NULL,
  `seller_company_number` text DEFAULT NULL,
  `seller_address` text DEFAULT NULL,
  `seller_phone` text DEFAULT NULL,
  `seller_email` text DEFAULT NULL,
  `buyer_first_name` text DEFAULT NULL,
  `buyer_last_name` text DEFAULT NULL,
  `buyer_company` text DEFAULT NULL,
  `buyer_company_vat` text DEFAULT NULL,
  `buyer_company_number` text DEFAULT NULL,
  `buyer_address` text DEFAULT NULL,
  `buyer_city` text DEFAULT NULL,
  `buyer_state` text DEFAULT NULL,
  `buyer_country` text DEFAULT NULL,
  `buyer_zip` text DEFAULT NULL,
  `buyer_phone` text DEFAULT NULL,
  `buyer_phone_cc` text DEFAULT NULL,
  `buyer_email` text DEFAULT NULL,
  `gateway_id` bigint(20) DEFAULT NULL,
  `approved` tinyint(1) NOT NULL DEFAULT 0,
  `taxname` text DEFAULT NULL,
  `taxrate` text DEFAULT NULL,
  `due_at` datetime DEFAULT NULL,
  `reminded_at` datetime DEFAULT NULL,
  `paid_at` datetime DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `invoice` WRITE;
/*!40000 ALTER TABLE `invoice` DISABLE KEYS */;
INSERT INTO `invoice` VALUES (41,1,NULL,NULL,NULL,'CNY',0,0,0,0,0,NULL,NULL,NULL,'paid',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'6',NULL,NULL,'2023-03-04 00:00:00','2023-03-01 00:00:00',NULL),
(42,1,NULL,NULL,NULL,'CNY',0,0,0,0,0,NULL,NULL,NULL,'paid',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'2023-05-01 00:00:00','2023-05-01 00:00:00',NULL),
(43,1,NULL,NULL,NULL,'CNY',0,0,0,0,0,NULL,NULL,NULL,'unpaid',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'2023-12-31 18:00:00',NULL);
/*!40000 ALTER TABLE `invoice` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `invoice_item`
--

DROP TABLE IF EXISTS `invoice_item`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `invoice_item` (
  `id` bigint(20) DEFAULT NULL,
  `invoice_id` bigint(20) DEFAULT NULL,
  `type` text DEFAULT NULL,
  `rel_id` text DEFAULT NULL,
  `task` text DEFAULT NULL,
  `status` text DEFAULT NULL,
  `title` text DEFAULT NULL,
  `period` text DEFAULT NULL,
  `quantity` bigint(20) DEFAULT NULL,
  `unit` text DEFAULT NULL,
  `price` decimal(16,2) NOT NULL DEFAULT 0.00,
  `charged` tinyint(1) NOT NULL DEFAULT 0,
  `taxed` tinyint(1) NOT NULL DEFAULT 0,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `invoice_item` WRITE;
/*!40000 ALTER TABLE `invoice_item` DISABLE KEYS */;
INSERT INTO `invoice_item` VALUES (51,41,'order',NULL,NULL,NULL,NULL,NULL,2,NULL,'69.00',0,1,NULL,NULL),
(52,41,'order',NULL,NULL,NULL,NULL,NULL,1,NULL,'10.00',0,0,NULL,NULL),
(53,42,'deposit',NULL,NULL,NULL,NULL,NULL,1,NULL,'100.00',0,0,NULL,NULL),
(54,43,'order',NULL,NULL,NULL,NULL,NULL,1,NULL,'300.00',0,0,NULL,NULL);
/*!40000 ALTER TABLE `invoice_item` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `support_ticket`
--

DROP TABLE IF EXISTS `support_ticket`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `support_ticket` (
  `id` bigint(20) DEFAULT NULL,
  `support_helpdesk_id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `priority` int(10) NOT NULL DEFAULT 0,
  `subject` text DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT '',
  `rel_type` text DEFAULT NULL,
  `rel_id` bigint(20) DEFAULT NULL,
  `rel_task` text DEFAULT NULL,
  `rel_new_value` text DEFAULT NULL,
  `rel_status` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `support_ticket` WRITE;
/*!40000 ALTER TABLE `support_ticket` DISABLE KEYS */;
INSERT INTO `support_ticket` VALUES (61,NULL,1,0,'DNS','on_hold',NULL,NULL,NULL,NULL,NULL,'2023-06-01 01:00:00',NULL);
/*!40000 ALTER TABLE `support_ticket` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `support_ticket_message`
--

DROP TABLE IF EXISTS `support_ticket_message`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `support_ticket_message` (
  `id` bigint(20) DEFAULT NULL,
  `support_ticket_id` bigint(20) DEFAULT NULL,
  `client_id` bigint(20) DEFAULT NULL,
  `admin_id` bigint(20) DEFAULT NULL,
  `content` text DEFAULT NULL,
  `attachment` text DEFAULT NULL,
  `ip` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `support_ticket_message` WRITE;
/*!40000 ALTER TABLE `support_ticket_message` DISABLE KEYS */;
INSERT INTO `support_ticket_message` VALUES (71,61,1,NULL,'How do I set an MX?',NULL,NULL,'2023-06-01 01:00:00',NULL),
(72,61,NULL,1,'In the **records**.\n\nRegards',NULL,NULL,'2023-06-01 02:00:00',NULL);
/*!40000 ALTER TABLE `support_ticket_message` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `support_ticket_note`
--

DROP TABLE IF EXISTS `support_ticket_note`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `support_ticket_note` (
  `id` bigint(20) DEFAULT NULL,
  `support_ticket_id` bigint(20) DEFAULT NULL,
  `admin_id` bigint(20) DEFAULT NULL,
  `note` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `support_ticket_note` WRITE;
/*!40000 ALTER TABLE `support_ticket_note` DISABLE KEYS */;
INSERT INTO `support_ticket_note` VALUES (81,61,1,'VIP','2023-06-01 01:30:00',NULL);
/*!40000 ALTER TABLE `support_ticket_note` ENABLE KEYS */;
UNLOCK TABLES;
-- Dump completed on 2026-11-27
